import { beforeAll, expect, test } from "@jest/globals";
import { operations } from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import { pathOf } from "@tallenne/testkit";
import { houseForTests } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

/** Operations that give what was said, written or left as a contact detail. */
const giving = [
  "playSound",
  "readText",
  "readAttachment",
  "reveal",
  "readPeaks",
  "fetchWindow",
  "readSeatText",
  "readTranscript",
  "readSeatTranscript",
  "listNotes",
];
/** Of these the ones of the terminal at which citizens hear their own: an enrolled device of an office, beside a supervisor (A11.6). */
const atTheSeat = ["fetchWindow", "readSeatText", "readSeatTranscript"];

promise("A8.1", () => {
  const house = houseForTests();
  let call: ContactId;
  beforeAll(async () => void ({ contact: call } = await house().keep({ externalId: "call" })));

  test("content is given to persons alone, each time for a purpose, and to the citizen's seat at an office: no operation gives it to a source, a service or anyone", () => {
    const given = operations.filter(({ id, reply }) => giving.includes(id) || reply === "stream");
    expect(given.map(({ id }) => id).toSorted()).toEqual(expect.arrayContaining(giving.toSorted()));
    expect(
      given
        .filter(({ audience, caller }) => audience !== "public" || caller.who !== "person")
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(atTheSeat);
    const seats = operations.filter(({ id }) => atTheSeat.includes(id));
    expect(seats.map(({ audience, caller }) => [audience, caller.who])).toEqual([
      ["public", "terminal"],
      ["public", "terminal"],
      ["public", "terminal"],
    ]);
  });

  test("no operation takes an address to send anything to, and none exports or subscribes", () => {
    const telling =
      /export|feed|subscribe|webhook|forward|transfer|publish(?!SealingKeys|CommitmentText|Form)/i;
    expect(
      operations.filter(({ audience, id }) => audience === "public" && telling.test(id)).map(({ id }) => id),
    ).toEqual([]);
  });

  test("a recorder's token opens none of the doors behind which content lies", async () => {
    const doors = operations.filter(
      ({ caller, audience }) => caller.who === "person" && audience === "public",
    );
    for (const operation of doors) {
      const names = [...operation.path.matchAll(/:([a-zA-Z]+)/g)].map(([, name = ""]) => name);
      const params = Object.fromEntries(
        names.map((name) => [name, name === "contact" ? call : `${name}_${"0".repeat(26)}`]),
      );
      const told = await house()
        .archive.browser()
        .ask(pathOf(operation, { params }), {
          method: operation.method.toUpperCase(),
          headers: { authorization: `Bearer ${house().recorder.token}` },
          ...(operation.method === "get" || operation.method === "delete" ? {} : { json: {} }),
        });
      expect([operation.id, told.status]).toEqual([operation.id, 401]);
    }
  });
});
