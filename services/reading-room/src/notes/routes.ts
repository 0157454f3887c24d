import { changeNote, listNotes, refuse, removeNote, type Standing, writeNote } from "@tallenne/contracts";
import type { ContactId, SittingId } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import { factsUnder, knownOf, refuseBuried } from "../contents/contact-facts.ts";
import type { RoomPorts } from "../ports.ts";
import { ownSitting } from "../sittings/own-sitting.ts";
import type { NoteAsked } from "./keep-notes.ts";

/** Operation ↔ use case, nothing else. */
export function noteRoutes({ sittings, peers, notes }: RoomPorts): readonly Route[] {
  const prepare = async (
    { params }: { readonly params: { readonly sitting: SittingId; readonly contact: ContactId } },
    { standing }: { readonly standing: Standing },
  ) => {
    const { sitting: id, contact } = params;
    const sitting = await ownSitting(sittings, standing, { sitting: id, contacts: [contact] });
    const known = await knownOf(peers, [contact], sitting.case ?? undefined);
    refuseBuried(known, [contact], standing.person);
    const { person, role } = standing;
    return {
      facts: factsUnder(sitting.purpose, known),
      objects: [id, contact, ...(sitting.case === null ? [] : [sitting.case])],
      entry: {},
      carry: {
        contact: known.contacts[0],
        reader: { person, role, purpose: sitting.purpose, case: sitting.case },
      },
    };
  };
  const askedOf = (
    granted: Pick<NoteAsked, "permit" | "receipt"> & {
      readonly carry: Awaited<ReturnType<typeof prepare>>["carry"];
    },
  ): NoteAsked => {
    const { permit, receipt, carry } = granted;
    if (carry.contact === undefined) throw refuse("unknown");
    return { permit, receipt, contact: carry.contact, reader: carry.reader };
  };

  return [
    bind(listNotes, { prepare, use: async (granted) => ({ notes: await notes.list(askedOf(granted)) }) }),
    bind(writeNote, { prepare, use: (granted, { body }) => notes.write(askedOf(granted), body) }),
    bind(changeNote, {
      prepare,
      use: (granted, { params, body }) => notes.change(askedOf(granted), params.note, body),
    }),
    bind(removeNote, {
      prepare,
      use: async (granted, { params }) => {
        await notes.remove(askedOf(granted), params.note);
        return {};
      },
    }),
  ];
}
