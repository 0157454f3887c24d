export { composeLedger } from "./compose.ts";
export { noteSigner } from "./log/note-signer.ts";
export { openLog, type LogOptions } from "./log/open-log.ts";
export { ledgerSettings, type LedgerSettings } from "./settings.ts";
