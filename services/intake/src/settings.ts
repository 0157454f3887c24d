import { address, everywhere, secret } from "@tallenne/runtime";
import { z } from "zod";

/** Settings of intake. */
export const intakeSettings = z.object({
  ...everywhere,
  store: address("Where documents are kept: `sqlite:<folder>`.").default("sqlite:./data/store"),
  vault: address("Where sealed objects are kept: `file:<folder>`.").default("file:./data/vault"),
  staging: z
    .string()
    .min(1)
    .default("./data/staging")
    .meta({ description: "Folder of uploads on their way in; sealed, emptied at every start." }),
  intakeSecret: secret(
    "Keys the marks of sources and contents; at least 32 characters. Made at the first start when left out.",
    32,
  ).optional(),
  largestRecording: z.coerce
    .number()
    .int()
    .min(1_000_000)
    .default(8_000_000_000)
    .meta({ description: "Largest recording taken, bytes." }),
});
export type IntakeSettings = z.output<typeof intakeSettings>;
