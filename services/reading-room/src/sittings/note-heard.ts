import { noteHeard as noteHeardOperation } from "@tallenne/contracts";
import type { SittingId } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { Peers } from "@tallenne/wire";
import { noting, type Sitting } from "./sitting.ts";

interface NoteHeardPorts {
  readonly sittings: Collection<Sitting>;
  readonly peers: Pick<Peers, "call">;
}

/**
 * Tells the catalogue what was heard in a sitting and takes it out of the sitting once the catalogue has it: the adviser shall see it (T-P15), so it
 * waits as long as the catalogue is away. Telling twice changes nothing there. Answers how many notes went; rejects with what the catalogue refused.
 */
export function noteHeard({ sittings, peers }: NoteHeardPorts) {
  return async (id: SittingId): Promise<number> => {
    const unnoted = (await sittings.get(id))?.unnoted ?? [];
    for (const note of unnoted) {
      await peers.call(noteHeardOperation, { body: { sitting: id, ...note } });
      await sittings.change(id, (sitting) => ({
        ...sitting,
        ...noting(sitting.unnoted.filter(({ contact }) => contact !== note.contact)),
      }));
    }
    return unnoted.length;
  };
}

/** Tells what is still untold of every sitting. Answers how many notes went. */
export function noteAllHeard(ports: NoteHeardPorts) {
  const note = noteHeard(ports);
  return async (): Promise<number> => {
    let noted = 0;
    for await (const { id } of ports.sittings.each({ field: "isUnnoted", is: true })) noted += await note(id);
    return noted;
  };
}
