import { idOf } from "../scalar.ts";
import { z } from "zod";

export const nothing = z.strictObject({}).meta({ description: "Nothing.", example: {} });

export const contactId = idOf("contact", "A contact.");

export const sittingParams = z.strictObject({ sitting: idOf("sitting", "The sitting.") });

export const partParams = z.strictObject({ sitting: idOf("sitting", "The sitting."), contact: contactId });

export const outcomes = [
  "bad-input",
  "sign-in-first",
  "sign-first",
  "step-up-first",
  "purpose-first",
  "not-permitted",
  "own-matter",
  "unknown",
  "gone",
  "no-ledger",
  "peer-away",
  "store-away",
  "damaged",
  "busy",
] as const;
