import { noteStatement, refuse, requestEnvelope, revealStatement, writeStatement } from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import { factsUnder, knownOf, refuseBuried } from "../contents/contact-facts.ts";
import type { RoomPorts } from "../ports.ts";
import { ownSitting } from "../sittings/own-sitting.ts";

/** Operation ↔ use case, nothing else. */
export function statementRoutes({ sittings, peers, statements }: RoomPorts): readonly Route[] {
  return [
    bind(writeStatement, {
      prepare: async ({ params }, { standing }) => {
        const { sitting: id, contact } = params;
        const sitting = await ownSitting(sittings, standing, { sitting: id, contacts: [contact] });
        const known = await knownOf(peers, [contact], sitting.case ?? undefined);
        refuseBuried(known, [contact], standing.person);
        const facts = factsUnder(sitting.purpose, known);
        const objects = [id, contact, ...(sitting.case === null ? [] : [sitting.case])];
        return { facts, objects, entry: {}, carry: { of: sitting.case, contact: known.contacts[0] } };
      },
      use: async ({ permit, receipt, standing, carry }, { body }) => {
        const { of, contact } = carry;
        if (of === null || contact === undefined) throw refuse("unknown");
        const written = { case: of, by: standing.person, text: body.text };
        const { id, digest } = await statements.write({ permit, receipt }, contact, written);
        try {
          await peers.call(noteStatement, { body: { case: of, contact: contact.id, digest } });
        } catch (failure) {
          await statements.drop(id);
          throw failure;
        }
        return {};
      },
    }),
    bind(revealStatement, {
      prepare: async ({ params }) => {
        const known = await knownOf(peers, [params.contact], params.case);
        const matter = known.case === undefined ? {} : { case: known.case };
        return {
          facts: { purpose: "p4", ...matter },
          objects: [params.case, params.contact],
          entry: { fields: ["statement"] },
          carry: { contact: known.contacts[0] },
        };
      },
      use: async ({ permit, receipt, carry }, { params }) => {
        const { statements: noted } = await peers.call(requestEnvelope, { body: { case: params.case } });
        const digest = noted.find(({ contact }) => contact === params.contact)?.digest;
        const { contact } = carry;
        if (contact === undefined || digest === undefined) throw refuse("unknown");
        const text = await statements.words({ permit, receipt }, contact, { case: params.case, digest });
        if (text === undefined) throw refuse("unknown");
        return { text };
      },
    }),
  ];
}
