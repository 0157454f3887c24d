import { describe } from "@jest/globals";
import type { Documents } from "./documents.ts";
import { cursorTests } from "./conformance/cursors.ts";
import { durabilityTests } from "./conformance/durability.ts";
import { fullnessTests } from "./conformance/fullness.ts";
import { modelTests } from "./conformance/model.ts";
import { queryTests } from "./conformance/queries.ts";
import type { Room } from "./conformance/room.ts";
import { writeTests } from "./conformance/writes.ts";

export type { FullnessReport, Room, Writer } from "./conformance/room.ts";

/** What every adapter of the documents port must do. `prepare` makes an empty store for one test. */
export function documentsConformance(name: string, prepare: () => Promise<Room>): void {
  const inRoom = (act: (room: Room, documents: Documents) => Promise<void>) => async () => {
    const room = await prepare();
    try {
      await act(room, await room.open());
    } finally {
      await room.leave();
    }
  };
  describe(`documents in ${name}`, () => {
    writeTests(inRoom);
    queryTests(inRoom);
    cursorTests(inRoom);
    modelTests(inRoom);
    durabilityTests(inRoom);
    fullnessTests(inRoom);
  });
}
