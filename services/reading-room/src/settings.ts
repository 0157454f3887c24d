import { address, everywhere, secret } from "@tallenne/runtime";
import { z } from "zod";

/** Settings of the reading-room. */
export const readingRoomSettings = z.object({
  ...everywhere,
  store: address("Where documents are kept: `sqlite:<folder>` or `mongodb://…`.").default(
    "sqlite:./data/store",
  ),
  vault: address("Where sealed objects are kept: `file:<folder>` or `s3+https://<host>/<bucket>`.").default(
    "file:./data/vault",
  ),
  readingRoomVaultCredentials: secret(
    "Who the reading-room is to an S3 store: its access key and its secret key, each on a line.",
  ).optional(),
  keyring: address(
    "Where bucket keys are kept: `file:<folder>` or `file:<folder>,<folder>` on two disks. In no backup.",
  ).default("file:./data/keys"),
  rootKey: secret(
    "Root key of the keyring, 64 hexadecimal characters. Made at the first start when left out.",
    64,
  ).optional(),
});
export type ReadingRoomSettings = z.output<typeof readingRoomSettings>;
