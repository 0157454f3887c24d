import { expect, test } from "@jest/globals";
import { phaseOf } from "./visit-phase.ts";
import { isVisitOver, roomStates, visitStateCodes } from "./visit-state.ts";

test("a visit is under way exactly while its citizen is in the room, except that a failed identity check ends it", () => {
  const underWay = visitStateCodes.filter((state) => phaseOf(state) === "under-way");
  expect(underWay).toEqual(roomStates.filter((state) => state !== "id-failed"));
});

test("what is over has ended or was given up, and nothing else", () => {
  for (const state of visitStateCodes)
    expect([state, ["ended", "given-up"].includes(phaseOf(state))]).toEqual([state, isVisitOver(state)]);
});
