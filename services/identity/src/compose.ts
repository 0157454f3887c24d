import { generatedSecret, mustBeGiven } from "@tallenne/runtime";
import { documentsFrom, keepsPrints, keptPrints, orClose } from "@tallenne/store";
import type { Around, Service } from "@tallenne/wire";
import { createIdentity } from "./identity.ts";
import type { IdentitySettings } from "./settings.ts";

/** Bytes of the key made at the first start. */
const keyLength = 32;

const printsKept = keepsPrints("identity");

/** Identity from its settings. Calls no peer but the ledger. */
export async function composeIdentity(settings: IdentitySettings, around: Around): Promise<Service> {
  const { chance, purpose, secrets } = around;
  const wanted = { given: settings.identityKey, name: "identity-key", purpose };
  mustBeGiven(wanted);
  const documents = await documentsFrom(settings.store, {
    service: "identity",
    chance,
    onFailed: around.onStoreFailed,
  });
  // Another key would open nobody's authenticator: nobody could sign in.
  const sealing = await orClose(documents, async () => {
    const print = (await keptPrints(documents, printsKept))(wanted.name);
    return generatedSecret({ ...wanted, folder: secrets, bytes: keyLength, chance, print });
  });
  return createIdentity({ ...around, documents, sealing });
}
