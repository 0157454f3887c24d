import type { Goal } from "./goal.ts";
import { hop } from "./goals/hop.ts";
import { folderIngest } from "./goals/folder-ingest.ts";
import { ingest } from "./goals/ingest.ts";
import { ledgerAppend } from "./goals/ledger-append.ts";
import { ingestOnServers, seekOnServers } from "./goals/on-servers.ts";
import { longRecording } from "./goals/long-recording.ts";
import { seek } from "./goals/seek.ts";

/** Every row of the bench. */
export const goals: readonly Goal[] = [
  ingest,
  folderIngest,
  seek,
  ledgerAppend,
  longRecording,
  hop,
  ingestOnServers,
  seekOnServers,
];
