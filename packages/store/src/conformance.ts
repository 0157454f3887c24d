import { describe } from "@jest/globals";
import type { Documents } from "./documents.ts";
import type { Declaration } from "./kept.ts";
import type { Explained } from "./mongo/explained.ts";
import { cursorTests } from "./conformance/cursors.ts";
import { durabilityTests } from "./conformance/durability.ts";
import { erasureTests } from "./conformance/erasure.ts";
import { fullnessTests } from "./conformance/fullness.ts";
import { modelTests } from "./conformance/model.ts";
import { movingTests } from "./conformance/moving.ts";
import { nameTests } from "./conformance/names.ts";
import { queryTests } from "./conformance/queries.ts";
import type { Room } from "./conformance/room.ts";
import { writeTests } from "./conformance/writes.ts";

export { keepsEvents } from "./relay/numbered-events.ts";
export type { Explained } from "./mongo/explained.ts";
export type { FullnessReport, Room, Writer } from "./conformance/room.ts";

/**
 * What every adapter of the documents port must do. `prepare` makes an empty store for one test; `littleMedium: "none"` leaves out the full medium
 * where none of a few megabytes can be mounted; `bytes: "of-a-server"` leaves out that removed bytes are gone from files, which a database server
 * promises nobody (decision 0025). `rounds`: how often made-up values are tried, where each costs more.
 */
export function documentsConformance(
  name: string,
  prepare: () => Promise<Room>,
  {
    littleMedium,
    bytes,
    rounds,
  }: { littleMedium?: "none" | undefined; bytes?: "of-a-server"; rounds?: number } = {},
): void {
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
    movingTests(inRoom);
    queryTests(inRoom);
    cursorTests(inRoom);
    modelTests(inRoom, rounds);
    nameTests(inRoom);
    durabilityTests(inRoom);
    if (bytes !== "of-a-server") erasureTests(inRoom);
    fullnessTests(inRoom, littleMedium);
  });
}

/** How a server of MongoDB's protocol means to answer every kind of question that declarations permit. */
export async function explainedBy(address: string, declared: readonly Declaration[]): Promise<Explained[]> {
  const mongo = await import("./mongo/explained.ts");
  return mongo.explainedBy(address, declared);
}

/** The server at an address, for people. */
export async function serverName(address: string): Promise<string> {
  const mongo = await import("./mongo/explained.ts");
  return mongo.serverName(address);
}
