import { everywhere, secret } from "@tallenne/runtime";
import { z } from "zod";

/** Settings of the ledger. */
export const ledgerSettings = z.object({
  ...everywhere,
  ledger: z
    .string()
    .min(1)
    .default("./data/ledger")
    .meta({ description: "Folder of the log: tiles, entries, checkpoints." }),
  ledgerCopy: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "Folder of the log's second copy, on another disk. Wanted for production." }),
  ledgerMark: z.string().min(1).optional().meta({
    description:
      "Folder of the newest checkpoint's second place, on another disk than the log. The folder of secrets when left out.",
  }),
  ledgerName: z
    .string()
    .regex(/^[a-z0-9][a-z0-9./-]{2,99}$/)
    .default("tallenne.local/ledger")
    .meta({
      description:
        "Name of the log: first line of every checkpoint, name of its key. Never changed once entries stand.",
    }),
  ledgerKey: secret(
    "Ed25519 key that signs checkpoints: PKCS#8 PEM, or its 32 bytes in hexadecimal. Made at the first start when left out.",
    64,
  ).optional(),
});
export type LedgerSettings = z.output<typeof ledgerSettings>;
