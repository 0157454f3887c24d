import { describe, expect, test } from "@jest/globals";
import {
  checkIn,
  confirmIdentity,
  endVisit,
  fetchWindow,
  makeVisitRecord,
  type Operation,
  operations,
  readSeatText,
  readSeatTranscript,
  recordIdentity,
  signVisitRecord,
} from "@tallenne/contracts";
import { idFrom, type VisitId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { type Browser, customers, type VisitDay, wav } from "@tallenne/testkit";
import { asked } from "./real-things.ts";
import { delivered } from "./steps.ts";
import { visitDayOf } from "./visit-day-of.ts";
import { at, type World } from "./world.ts";

/** What is done in the room, by name of its visit. */
const inTheRoom = operations.filter(
  ({ service, audience, path }) =>
    service === "reading-room" && audience === "public" && path.startsWith("/v1/visits/:visit"),
);
const steps = inTheRoom.filter(({ problems }) => problems.includes("not-at-this-stage"));

/** Refusals of a visit in the room: one that is not there, one that is over, a second officer who is the first. */
export function refusingVisits(world: World): void {
  describe("what a visit refuses", () => {
    test("what nobody knows is unknown, whatever is asked of it", async () => {
      const { supervisor } = await roomOf(world);
      const visit = idFrom("visit", new Uint8Array(16));
      expect(await answers(supervisor, inTheRoom, visit)).toEqual(
        Object.fromEntries(inTheRoom.map(({ id }) => [id, "unknown"])),
      );
    });

    test("what is over and signed off takes no further step", async () => {
      const { day, supervisor } = await roomOf(world);
      const story = { externalId: "over-and-signed", startedAt: at("2026-11-17 13.20") };
      const call = await delivered(world, { ...story, customer: customers.sofia, agent: "agent-204" }, wav());
      const visit = await day.booked(await day.decided([call], customers.sofia));
      const params = { visit };
      await supervisor.use(checkIn, { params });
      const identity = { document: "passport", country: "FIN", valid: true, photo: true } as const;
      await supervisor.use(recordIdentity, {
        params,
        body: { ...identity, name: "former", birthDate: true, method: "visual" },
      });
      const alone = await supervisor.call(confirmIdentity, { params, body: { confirmed: true } });
      expect(alone.problem?.slug).toBe("second-person");
      await supervisor.use(endVisit, { params, body: { reason: "walked-out" } });
      const made = async () => (await supervisor.call(makeVisitRecord, { params })).problem;
      // The events of the room come to the desk by themselves.
      for (let tries = 0; (await made()) !== undefined && tries < 100; tries += 1)
        await pause(systemClock, 50);
      await supervisor.use(signVisitRecord, { params, body: { signature: "not-asked" } });
      const late = Object.fromEntries(steps.map(({ id }) => [id, "not-at-this-stage"]));
      const second = steps.filter(({ id }) => id === "confirmIdentity");
      expect({
        ...(await answers(supervisor, steps, visit)),
        ...(await answers(day.people.substitute.browser, second, visit)),
      }).toEqual(late);
    });
  });
}

/** The day of visits, and who supervises on it. */
async function roomOf(world: World): Promise<{ readonly day: VisitDay; readonly supervisor: Browser }> {
  const day = await visitDayOf(world);
  return { day, supervisor: day.people.supervisor.browser };
}

/** What each operation says about a visit, asked by somebody whose right it is. */
async function answers(browser: Browser, all: readonly Operation[], visit: VisitId) {
  const told: Record<string, string | undefined> = {};
  for (const operation of all)
    told[operation.id] = (await asked(browser, operation, { visit, disqualified: false })).slug;
  return told;
}

/** What a terminal shows while item 1, a call, plays. */
interface AtSeat {
  readonly device: Browser;
  readonly seat: string;
  readonly ticket: string;
}

/** Refusals at the seat while a call plays: another ticket, beyond the end, an item that is none, more than anybody hears. */
export async function refusedAtSeat({ device, seat, ticket }: AtSeat): Promise<void> {
  const window = { seat, ticket, item: 1, fromMs: 0, lengthMs: 2_000 };
  const text = { seat, ticket, item: 2 };
  const refused = [
    await device.call(fetchWindow, { body: { ...window, ticket: "eyJhbGciOiJFUzI1NiJ9.e30.c2ln" } }),
    await device.call(readSeatText, { body: text }),
    await device.call(readSeatText, { body: { ...text, item: 9 } }),
    await device.call(readSeatTranscript, { body: text }),
    await device.call(readSeatTranscript, { body: { ...text, item: 9 } }),
    await device.call(fetchWindow, { body: { ...window, fromMs: 80_000_000 } }),
  ];
  expect(refused.map(({ problem }) => problem?.slug)).toEqual([
    "not-permitted",
    "not-permitted",
    "unknown",
    "not-permitted",
    "unknown",
    "not-acceptable-range",
  ]);
  const many = await Promise.all(
    Array.from({ length: 12 }, () => device.call(fetchWindow, { body: window })),
  );
  expect(many.map(({ problem }) => problem?.slug)).toContain("too-many");
}
