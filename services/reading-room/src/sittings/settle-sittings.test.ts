import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { instantOf } from "@tallenne/domain";
import { type SetClock, setCalendar, setClock, systemChance, systemClock } from "@tallenne/runtime";
import { type Collection, carrying, type Documents, documentsFrom } from "@tallenne/store";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LiveTickets, liveTickets } from "../sound/live-ticket.ts";
import { complaint, morning, testId, today } from "../testing/people.ts";
import { settleSittings } from "./settle-sittings.ts";
import { noting, openSittings, type Sitting } from "./sitting.ts";

const day = 24 * 3_600_000;
const contact = testId("contact", 1);
const id = testId("sitting", 1);

let folder: string;
let documents: Documents;
let sittings: Collection<Sitting>;
let clock: SetClock;
let tickets: LiveTickets;
let settle: ReturnType<typeof settleSittings>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "ts-"));
  documents = await documentsFrom(`sqlite:${folder}`, { service: "reading-room" });
  sittings = await openSittings(documents);
  clock = setClock(morning);
  // Nobody listens; with the set clock the tickets' own timer would tick through ninety days.
  tickets = liveTickets({ clock: systemClock });
  settle = settleSittings({ sittings, tickets, clock, calendar: setCalendar(today), chance: systemChance });
});
afterEach(async () => {
  tickets.stop();
  await documents.close();
  rmSync(folder, { recursive: true, force: true });
});

const keep = (more: Partial<Sitting> = {}) =>
  sittings.insert({
    id,
    session: testId("session", 1),
    person: testId("person", 1),
    role: "ch",
    purpose: "p1",
    case: complaint([]).id,
    contacts: [contact],
    openedAt: instantOf(morning),
    state: "open",
    closedAt: null,
    activeAt: morning,
    served: { [contact]: [[0, 16_000]] },
    heard: { [contact]: [[0, 4000]] },
    unconfirmed: {},
    ...noting([]),
    ...carrying([]),
    ...more,
  });
const told = async () => ((await sittings.get(id))?.pending ?? []).map(({ trail }) => trail);

describe("sittings that players left", () => {
  test("are left alone while somebody may still be listening", async () => {
    await keep();
    clock.advance(60_000);
    await settle(120_000);
    expect(await told()).toEqual([]);
  });

  test("are told as served, not confirmed, once, and only what was not reported", async () => {
    await keep();
    clock.advance(120_001);
    await settle(120_000);
    await settle(0);
    expect(await told()).toMatchObject([
      {
        action: "access.listened",
        facts: { ranges: [[4000, 16_000]], confirmed: false },
        objects: [id, contact],
        purpose: "p1",
        role: "ch",
        date: today,
      },
    ]);
    expect(await sittings.get(id)).toMatchObject({ state: "open", isPending: true });
  });

  test("are noted for the adviser where a player never said a word of what went out (T-P15)", async () => {
    await keep({ heard: {} });
    await settle(0);
    await settle(0);
    const note = { contact, on: today, role: "ch" };
    expect(await sittings.get(id)).toMatchObject({ unnoted: [note], isUnnoted: true });
  });

  test("end after eight hours without use", async () => {
    await keep({ served: {}, heard: {} });
    clock.advance(8 * 3_600_000);
    await settle(0);
    expect(await sittings.get(id)).toMatchObject({ state: "closed" });
    expect(await told()).toMatchObject([{ action: "access.sitting.closed", facts: { reason: "abandoned" } }]);
  });

  test("are removed ninety days after their end, never before the ledger has all of them", async () => {
    const closed = { state: "closed" as const, closedAt: instantOf(morning) };
    await keep({ ...closed, ...carrying([{ id: "event_x", kind: "trail", trail: {} }]) });
    clock.advance(91 * day);
    await settle(0);
    expect(await sittings.get(id)).toBeDefined();
    const note = { contact, on: today, role: "ch" };
    await sittings.change(id, (sitting) => ({ ...sitting, ...carrying([]), ...noting([note]) }));
    await settle(0);
    expect(await sittings.get(id)).toBeDefined();
    await sittings.change(id, (sitting) => ({ ...sitting, ...noting([]) }));
    await settle(0);
    expect(await sittings.get(id)).toBeUndefined();
  });

  test("are not removed with an entry that came while they were looked at", async () => {
    await keep({ state: "closed", closedAt: instantOf(morning) });
    clock.advance(91 * day);
    const overtaken: Collection<Sitting> = {
      ...sittings,
      async *each(where) {
        for await (const read of sittings.each(where)) {
          const late = carrying([{ id: "event_late", kind: "trail", trail: {} }]);
          await sittings.change(read.id, (sitting) => ({ ...sitting, ...late }));
          yield read;
        }
      },
    };
    const calendar = setCalendar(today);
    await settleSittings({ sittings: overtaken, tickets, clock, calendar, chance: systemChance })(0);
    expect(await sittings.get(id)).toMatchObject({ isPending: true });
  });

  test("stay ninety days", async () => {
    await keep({ state: "closed", closedAt: instantOf(morning) });
    clock.advance(89 * day);
    await settle(0);
    expect(await sittings.get(id)).toBeDefined();
  });
});
