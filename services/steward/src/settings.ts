import { address, everywhere, secret } from "@tallenne/runtime";
import { z } from "zod";

/** Settings of the steward. */
export const stewardSettings = z.object({
  ...everywhere,
  store: address("Where documents are kept: `sqlite:<folder>` or `mongodb://…`.").default(
    "sqlite:./data/store",
  ),
  vault: address("Where sealed objects are kept: `file:<folder>` or `s3+https://<host>/<bucket>`.").default(
    "file:./data/vault",
  ),
  stewardVaultCredentials: secret(
    "Who the steward is to an S3 store: its access key and its secret key, each on a line.",
  ).optional(),
  keyring: address(
    "Where bucket keys are kept: `file:<folder>` or `file:<folder>,<folder>` on two disks.",
  ).default("file:./data/keys"),
  deletionBudget: z.coerce.number().int().min(1).default(10_000).meta({
    description: "Contacts the schedule may delete in one sweep; more wait until a person orders it.",
  }),
});
export type StewardSettings = z.output<typeof stewardSettings>;
