import { expect, test } from "@jest/globals";
import type { Documents } from "../documents.ts";
import type { FullnessReport, Room } from "./room.ts";

/** A medium without room. `littleMedium: "none"`: nobody may mount one here, and whoever said so tells that this is not run. */
export function fullnessTests(
  inRoom: (act: (room: Room, documents: Documents) => Promise<void>) => () => Promise<void>,
  littleMedium: "none" | undefined,
) {
  if (littleMedium === "none") return;
  test(
    "a full medium: writes are refused as such and leave nothing, reads go on, and with room again writes succeed by themselves",
    inRoom(async (room, documents) => {
      await documents.close();
      const report = await room.liveThroughFullness();
      const good: FullnessReport = {
        refusals: ["store-full"],
        lostWhileFull: 0,
        changedWhileFull: 0,
        recovered: true,
        lostAfter: 0,
        ghosts: 0,
        acknowledged: expect.any(Number) as unknown as number,
        refused: expect.any(Number) as unknown as number,
      };
      expect(report).toEqual(good);
      expect(report.acknowledged).toBeGreaterThan(100);
      expect(report.refused).toBeGreaterThan(20);
    }),
    60_000,
  );
}
