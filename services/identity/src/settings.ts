import { address, everywhere, secret } from "@tallenne/runtime";
import { z } from "zod";

/** Settings of identity. */
export const identitySettings = z.object({
  ...everywhere,
  store: address("Where documents are kept: `sqlite:<folder>` or `mongodb://…`.").default(
    "sqlite:./data/store",
  ),
  identityKey: secret(
    "Key under which authenticator secrets and pass-phrase hashes are sealed at rest. Made at the first start when left out; production must bring it.",
    32,
  ).optional(),
});
export type IdentitySettings = z.output<typeof identitySettings>;
