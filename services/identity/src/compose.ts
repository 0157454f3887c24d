import { generatedSecret } from "@tallenne/runtime";
import { documentsFrom } from "@tallenne/store";
import type { Around, Service } from "@tallenne/wire";
import { createIdentity } from "./identity.ts";
import type { IdentitySettings } from "./settings.ts";

/** Bytes of the key made at the first start. */
const keyLength = 32;

/** Identity from its settings. Calls no peer but the ledger. */
export async function composeIdentity(settings: IdentitySettings, around: Around): Promise<Service> {
  const { chance, purpose, secrets } = around;
  const sealing = await generatedSecret({
    given: settings.identityKey,
    name: "identity-key",
    folder: secrets,
    bytes: keyLength,
    purpose,
    chance,
  });
  const documents = await documentsFrom(settings.store, {
    service: "identity",
    chance,
    onFailed: around.onStoreFailed,
  });
  return createIdentity({ ...around, documents, sealing });
}
