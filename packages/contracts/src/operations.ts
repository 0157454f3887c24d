import * as catalogue from "./catalogue/index.ts";
import * as identity from "./identity/index.ts";
import * as intake from "./intake/index.ts";
import * as ledger from "./ledger.ts";
import type { Operation } from "./operation.ts";
import * as readingRoom from "./reading-room/index.ts";
import * as steward from "./steward.ts";

const isOperation = (value: unknown): value is Operation =>
  typeof value === "object" && value !== null && "audience" in value && "caller" in value && "trail" in value;

/** Every operation of every service: the list behind OpenAPI, the role × operation matrix and the refusal tests. */
export const operations: readonly Operation[] = [
  identity,
  intake,
  catalogue,
  readingRoom,
  steward,
  ledger,
].flatMap((contract) => Object.values(contract).filter(isOperation));
