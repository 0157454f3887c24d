import { Sensitive } from "@tallenne/runtime";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { ArchivePlace } from "./move-archive.ts";
import { MoveRefused } from "./move-refused.ts";

/** How the command is used. */
export const moveUsage = `tallenne-move copies a stopped archive to other stores, either way. Nothing is removed where it came from.

  --documents-from <address>   sqlite:<folder>, mongodb://…, or a folder with a file <service>-store for each service
  --documents-to <address>
  --objects-from <address>     file:<folder>, s3+https://<host>/<bucket>
  --objects-to <address>
  --credentials-from <file>    for S3: access key and secret key, a line each, of the steward, who lists and reads
  --credentials-to <file>      for S3: those of the bucket's owner
  --notes <folder>             what is done, so that the same command goes on after a stop; a new one for each move

Keyring, secrets, ledger and staging are folders of their own: take them along as they are.`;

/** What was asked for. Throws MoveRefused naming every word that is missing. */
export function readMoveWords(words: readonly string[]): {
  readonly from: ArchivePlace;
  readonly to: ArchivePlace;
  readonly notes: string;
} {
  const { values } = parseArgs({
    args: words.filter((word) => word !== "--"),
    options: {
      "documents-from": { type: "string" },
      "documents-to": { type: "string" },
      "objects-from": { type: "string" },
      "objects-to": { type: "string" },
      "credentials-from": { type: "string" },
      "credentials-to": { type: "string" },
      notes: { type: "string" },
    },
  });
  const needed = ["documents-from", "documents-to", "objects-from", "objects-to", "notes"] as const;
  const missing = needed.filter((name) => !values[name]);
  if (missing.length > 0)
    throw new MoveRefused(`missing: ${missing.map((name) => `--${name}`).join(", ")}\n\n${moveUsage}`);
  const place = (side: "from" | "to"): ArchivePlace => {
    const credentials = values[`credentials-${side}`];
    return {
      documents: documentsAt(values[`documents-${side}`] ?? ""),
      objects: values[`objects-${side}`] ?? "",
      ...(credentials === undefined ? {} : { credentials: new Sensitive(readFileSync(credentials, "utf8")) }),
    };
  };
  return { from: place("from"), to: place("to"), notes: values.notes ?? "" };
}

/** One address for all services, or a folder with each one's own, as `infra/credentials` makes it: those may carry passwords. */
function documentsAt(address: string): ArchivePlace["documents"] {
  if (/^[a-z][a-z0-9+.-]*:/.test(address)) return () => address;
  return (service) => readFileSync(`${address}/${service}-store`, "utf8").trim();
}
