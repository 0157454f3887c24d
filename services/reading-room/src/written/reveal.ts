import type { Permit, Receipt } from "@tallenne/access";
import { type PersonalFields, envelopes, personalFields, refuse } from "@tallenne/contracts";
import { type ContactId, maskedIdentityCode } from "@tallenne/domain";
import { KeyGone, type KeyOpener, openEnvelope } from "@tallenne/vault";
import type { Peers } from "@tallenne/wire";
import type { Known } from "../contents/contact-facts.ts";
import { bindingOf, wrapOf } from "../contents/open-keys.ts";

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
        const wrap = wrapOf(one, "record");
        const { kind: _kind, ...binding } = bindingOf(one, "record");
        const half = await opener.open(wrap).catch((failure: unknown) => {
          throw failure instanceof KeyGone ? refuse("gone") : failure;
        });
        const fields = personalFields.parse(
          openEnvelope(half, { format: "c2sp-chunked-v1", wrap, sealed: one.envelope.sealed }, binding),
        );
        return {
          contact: one.contact,
          parties: fields.parties.map(masked),
          ...(fields.subject === undefined ? {} : { subject: fields.subject }),
        };
      }),
    );
  };
}

function masked(party: PersonalFields["parties"][number]): PersonalFields["parties"][number] {
  return party.identityCode === undefined
    ? party
    : {
        ...party,
        identityCode: maskedIdentityCode(party.identityCode as Parameters<typeof maskedIdentityCode>[0]),
      };
}
