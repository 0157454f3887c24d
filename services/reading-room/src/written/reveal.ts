import type { Permit, Receipt } from "@tallenne/access";
import { type PersonalFields, envelopes, refuse } from "@tallenne/contracts";
import { type ContactId, maskedIdentityCode } from "@tallenne/domain";
import type { KeyOpener } from "@tallenne/vault";
import type { Peers } from "@tallenne/wire";
import type { Known } from "../contents/contact-facts.ts";
import { whyClosed } from "../contents/contents.ts";
import { openedFields, type SealedFields } from "../contents/open-keys.ts";

/** Personal fields of one contact as shown: the identity code only masked (T-I5). */
export interface Revealed {
  readonly contact: ContactId;
  readonly parties: PersonalFields["parties"];
  readonly subject?: string;
}

/** Opens envelopes of contacts the permit covers. */
export function revealed({ peers, opener }: { readonly peers: Peers; readonly opener: KeyOpener }) {
  return async (
    permit: Permit<"contact.reveal">,
    receipt: Receipt,
    contacts: readonly ContactId[],
    known: Known,
  ): Promise<readonly Revealed[]> => {
    if (receipt.index < 0 || contacts.some((contact) => !permit.covers(contact)))
      throw new TypeError("the permit is not for these contacts");
    if (known.contacts.length < contacts.length) throw refuse("unknown");
    const sealed = (await peers.call(envelopes, { body: { contacts: [...contacts] } })).envelopes;
    return Promise.all(
      sealed.map(async (one) => {
        const { parties, subject } = await fieldsOf(one);
        return {
          contact: one.contact,
          parties: parties.map(masked),
          ...(subject === undefined ? {} : { subject }),
        };
      }),
    );
  };

  async function fieldsOf(one: SealedFields): Promise<PersonalFields> {
    try {
      return await openedFields(opener, one);
    } catch (failure) {
      throw whyClosed(failure);
    }
  }
}

function masked(party: PersonalFields["parties"][number]): PersonalFields["parties"][number] {
  return party.identityCode === undefined
    ? party
    : {
        ...party,
        identityCode: maskedIdentityCode(party.identityCode as Parameters<typeof maskedIdentityCode>[0]),
      };
}
