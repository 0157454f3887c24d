import { readIfPresent } from "@tallenne/runtime";
import type { Around, Service } from "@tallenne/wire";
import { join } from "node:path";
import { checkpointKey } from "./checkpoint-key.ts";
import { describeEntry } from "./entries/entry-bytes.ts";
import { entryRoutes } from "./entries/routes.ts";
import type { Disk } from "./log/disk.ts";
import { fileMark } from "./log/log-mark.ts";
import { noteSigner } from "./log/note-signer.ts";
import { openLog } from "./log/open-log.ts";
import type { LedgerSettings } from "./settings.ts";
import { standingLog } from "./standing-log.ts";
import { logFolderAt } from "./verify/log-folder.ts";
import { noteKeyOf } from "./verify/signed-note.ts";
import { verifyLog } from "./verify/verify-log.ts";

/** The power to remember: the log with its signing key, and the operations on it. The only place of the service that constructs. */
export async function composeLedger(
  settings: LedgerSettings,
  around: Around,
  more: { readonly disk?: Disk } = {},
): Promise<Service> {
  const { clock, log, purpose } = around;
  const { ledger, ledgerCopy, ledgerName } = settings;
  const folders = ledgerCopy === undefined ? ([ledger] as const) : ([ledger, ledgerCopy] as const);
  const mark = fileMark(settings.ledgerMark ?? around.secrets);
  const isSigned = async () =>
    (await mark.read()) !== undefined ||
    (await Promise.all(folders.map((folder) => readIfPresent(join(folder, "checkpoint"))))).some(
      (checkpoint) => checkpoint !== undefined,
    );
  const signer = noteSigner(ledgerName, await checkpointKey(settings.ledgerKey, around, isSigned));
  const key = noteKeyOf(signer.publicKey);
  if (purpose === "production" && ledgerCopy === undefined) log.warn({ event: "ledger-has-one-copy" });

  const standing = standingLog({
    open: (notice) =>
      openLog({ folders, origin: ledgerName, signer, clock, describe: describeEntry, notice, mark, ...more }),
    verify: async () => {
      let findings = 0;
      for (const folder of folders)
        findings += (await verifyLog({ folder: logFolderAt(folder), key })).findingCount;
      return findings;
    },
    clock,
    log,
  });
  return {
    name: "ledger",
    routes: entryRoutes(standing),
    start: () => standing.start(),
    stop: () => standing.stop(),
    ready: () => Promise.resolve(standing.readiness()),
  };
}
