import { type keepOffice, type Parsed, refuse } from "@tallenne/contracts";
import type { Chance } from "@tallenne/runtime";
import { Duplicate, StaleVersion } from "@tallenne/store";
import { type Office, type Offices, requireSoundOffice } from "./office.ts";

type OfficeAsked = Parsed<(typeof keepOffice)["body"]>;

/**
 * Adds an office, or changes the version that the asker had before them. Rooms that are new get ids; a room that is left out is no more for new visits, and
 * visits agreed in it keep their words. Throws Problem `bad-input`; `conflict` where somebody else came between or the code is taken.
 */
export function keepOfficeWith({ offices, chance }: { readonly offices: Offices; readonly chance: Chance }) {
  return async (id: string, { version, ...asked }: OfficeAsked): Promise<Office> => {
    requireSoundOffice(asked);
    const rooms = asked.rooms.map((room) => ({ ...room, id: room.id ?? chance.id("room") }));
    const office = { ...asked, id, rooms };
    try {
      return version === undefined
        ? await offices.insert(office)
        : await offices.replace({ ...office, version });
    } catch (failure) {
      if (failure instanceof Duplicate || failure instanceof StaleVersion) throw refuse("conflict");
      throw failure;
    }
  };
}
