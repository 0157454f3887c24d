import { type Clock, systemClock } from "@tallenne/runtime";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MerkleLog } from "../log/log.ts";
import { type NoteSigner, noteSigner } from "../log/note-signer.ts";
import { type LogOptions, openLog } from "../log/open-log.ts";
import { describeEntry } from "./entries.ts";

export const testOrigin = "ledger.tallenne.example/test";

/** A signer with a key of its own. */
export function newSigner(name = testOrigin): NoteSigner {
  return noteSigner(name, generateKeyPairSync("ed25519").privateKey);
}

/** A new empty folder, removed by `rmSync` when the test says so. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "tallenne-ledger-"));
}

export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Opens a log for a test. */
export function openTestLog(
  folders: LogOptions["folders"],
  { signer, clock = systemClock, ...rest }: { signer: NoteSigner; clock?: Clock } & Partial<LogOptions>,
): Promise<MerkleLog> {
  return openLog({ folders, origin: testOrigin, signer, clock, describe: describeEntry, ...rest });
}
