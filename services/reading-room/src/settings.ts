import { address, everywhere, secret } from "@tallenne/runtime";
import { z } from "zod";

/** Settings of the reading-room. */
export const readingRoomSettings = z.object({
  ...everywhere,
  store: address("Where documents are kept: `sqlite:<folder>` or `mongodb://…`.").default(
    "sqlite:./data/store",
  ),
  vault: address("Where sealed objects are kept: `file:<folder>`.").default("file:./data/vault"),
  keyring: address(
    "Where bucket keys are kept: `file:<folder>` or `file:<folder>,<folder>` on two disks. In no backup.",
  ).default("file:./data/keys"),
  rootKey: secret(
    "Root key of the keyring, 64 hexadecimal characters. Made at the first start when left out.",
    64,
  ).optional(),
});
export type ReadingRoomSettings = z.output<typeof readingRoomSettings>;
