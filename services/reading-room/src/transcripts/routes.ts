import { readTranscript, refuse } from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import { factsUnder, knownOf, refuseBuried } from "../contents/contact-facts.ts";
import { wholeOf } from "../contents/contents.ts";
import type { RoomPorts } from "../ports.ts";
import { ownSitting } from "../sittings/own-sitting.ts";
import { shownFor } from "./show-transcript.ts";

/** Operation ↔ use case, nothing else. */
export function transcriptRoutes({ sittings, peers, contents }: RoomPorts): readonly Route[] {
  return [
    bind(readTranscript, {
      prepare: async ({ params }, { standing }) => {
        const { sitting: id, contact, part } = params;
        const sitting = await ownSitting(sittings, standing, { sitting: id, contacts: [contact] });
        const known = await knownOf(peers, [contact], sitting.case ?? undefined);
        refuseBuried(known, [contact], standing.person);
        return {
          facts: factsUnder(sitting.purpose, known),
          objects: [id, contact, ...(sitting.case === null ? [] : [sitting.case])],
          entry: { part },
          carry: { contact: known.contacts[0], purpose: sitting.purpose },
        };
      },
      use: async ({ permit, receipt, carry }, { params }) => {
        if (carry.contact === undefined) throw refuse("unknown");
        const opened = await contents.open(permit, receipt, carry.contact, params.part);
        return shownFor(carry.purpose, params.part, await wholeOf(opened));
      },
    }),
  ];
}
