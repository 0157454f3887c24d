import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import {
  approveHold as approve,
  askHold as ask,
  type CaseView,
  extendHold as extend,
  linkContact,
  listCaseHolds,
  listDisposals,
  openCase,
  refuseHold as refuse,
  releaseHold as release,
  runSweep,
  readContact,
} from "@tallenne/contracts";
import {
  addDays,
  approveHold,
  type CalendarDate,
  calendarDate,
  type ContactId,
  extendHold,
  firstPolicy,
  type HoldId,
  idFrom,
  type Keeping,
  type KeepingResult,
  keptUntil,
  lastDayFor,
  placeHold,
  readableFor,
  refuseHold,
  registerIn,
  releaseHold,
  retentionRule,
  startOfHelsinkiDay,
} from "@tallenne/domain";
import { pause, seededChance, systemClock } from "@tallenne/runtime";
import {
  announcementOf,
  type Archive,
  type Browser,
  enrolRecorder,
  type Office,
  officeOf,
  startArchive,
  wav,
} from "@tallenne/testkit";

// Hundreds of contacts through real doors, day by day.
jest.setTimeout(600_000);

/** Sixty in the suite; `TALLENNE_TEST_ORDERS=200` is the campaign. */
const orders = Number(process.env["TALLENNE_TEST_ORDERS"] ?? 60);
const begin = calendarDate("2026-11-20");
const calls = registerIn(firstPolicy, "calls");
if (calls === undefined) throw new Error("the first policy has calls");
const rule = retentionRule(calls);
const chance = seededChance("orders of holds");
const below = (n: number) => (chance.bytes(1)[0] ?? 0) % n;
const [handler, lead] = [idFrom("person", new Uint8Array(16)), idFrom("person", new Uint8Array(16).fill(1))];

/** A contact of the product beside what the rules say of it. */
interface Pair {
  readonly contact: ContactId;
  keeping: Keeping;
  hold: HoldId | undefined;
}

let archive: Archive;
let office: Office;
let people: { handler: Browser; lead: Browser; officer: Browser };
beforeAll(async () => {
  archive = await startArchive({ today: begin });
  office = await officeOf(archive, begin);
  const worker = async (role: "ag" | "ch" | "tl" | "dp", name: string) =>
    (
      await office.worker({
        name,
        signInName: `${role}.orders`,
        agentKeys: role === "ag" ? ["agent-1"] : [],
        rights: [{ role }],
      })
    ).browser;
  await worker("ag", "Ville Niittylahti");
  people = {
    handler: await worker("ch", "Aila Rantakivi"),
    lead: await worker("tl", "Toni Aarnivalo"),
    officer: await worker("dp", "Outi Kuusela"),
  };
});
afterAll(() => archive.close());

test("T-R7 random orders of hold, approval, extension, refusal, release and expiry: the product agrees with the rules, day by day", async () => {
  const recorder = await enrolRecorder(office.administrator, () => archive.address);
  const matter = await people.handler.use(openCase, { body: { kind: "complaint", members: [] } });
  const pairs: Pair[] = [];
  for (let number = 0; number < orders; number += 1) {
    const day = addDays(calendarDate("2026-05-20"), below(6));
    const startedAt = startOfHelsinkiDay(day) + 10 * 3_600_000 + number * 1000;
    const story = { externalId: `order-${number}`, startedAt, agent: "agent-1" };
    const { contact } = await recorder.deliver(announcementOf(story, archive.now()), wav());
    if (contact === null) throw new Error("kept without a contact");
    await people.handler.use(linkContact, {
      params: { case: matter.id },
      body: { contact, evidence: ["number", "time"] },
    });
    const keeping = {
      anchorDate: day,
      lastDay: lastDayFor(rule, day),
      holds: [],
      freezes: [],
      erasure: null,
    };
    pairs.push({ contact, keeping, hold: undefined });
  }
  let purged = 0;
  let outlived = false;
  for (let today = begin; today <= addDays(begin, 16); today = addDays(today, below(2) + 1)) {
    await archive.setCalendar(today);
    const living = pairs.filter(({ keeping }) => keptUntil(keeping) >= today);
    for (const pair of living) await act(pair, matter, today);
    await agree(pairs, matter, today);
    outlived ||= pairs.some(({ keeping }) => keptUntil(keeping) > keeping.lastDay);
    const over = pairs.filter(({ keeping }) => keptUntil(keeping) < today).length;
    purged = await sweptUntil(over);
    expect([today, purged]).toEqual([today, over]);
  }
  // A model in which nothing ever outlives its term, or nothing ever goes, would agree too.
  expect(purged).toBeGreaterThan(orders / 4);
  expect(outlived).toBe(true);
});

const verbs = [
  ...Array.from({ length: 3 }, () => "ask" as const),
  ...Array.from({ length: 4 }, () => "approve" as const),
  "extend",
  "refuse",
  "release",
  "nothing",
] as const;

/** One random act, in the product and by the rules; both refuse or both do it. */
async function act(pair: Pair, matter: CaseView, today: CalendarDate): Promise<void> {
  const { contact } = pair;
  const until = addDays(today, below(12));
  // Within its last days a contact is asked for and approved often enough to outlive its term.
  const verb = verbs[below(verbs.length)];
  const hold = pair.hold;
  if (verb === undefined || verb === "nothing" || (verb !== "ask" && hold === undefined)) return;
  const by = { today, rule };
  let rules: KeepingResult;
  let status: number;
  if (verb === "ask" || hold === undefined) {
    const body = { case: matter.id, reason: "evidence" as const, until };
    const { status: told, reply } = await people.handler.call(ask, { params: { contact }, body });
    status = told;
    const id = reply?.hold.id ?? idFrom("hold", chance.bytes(16));
    const wish = { id, cause: "complaint" as const, case: matter.id, reason: "evidence" as const, until };
    rules = placeHold(pair.keeping, wish, { ...by, by: handler });
    if (reply !== undefined) pair.hold = id;
  } else {
    const params = { contact, hold };
    const body = { reason: "appeal" as const, until };
    const asked = {
      approve: () => people.lead.call(approve, { params }),
      refuse: () => people.lead.call(refuse, { params }),
      extend: () => people.handler.call(extend, { params, body }),
      release: () => people.handler.call(release, { params }),
    };
    const ruled = {
      approve: () => approveHold(pair.keeping, hold, { ...by, by: lead }),
      refuse: () => refuseHold(pair.keeping, hold, { today, by: lead }),
      extend: () => extendHold(pair.keeping, hold, body, { ...by, by: handler }),
      release: () => releaseHold(pair.keeping, hold, today),
    };
    ({ status } = await asked[verb]());
    rules = ruled[verb]();
  }
  expect([verb, status < 300]).toEqual([verb, rules.refused === undefined]);
  pair.keeping = rules.keeping ?? pair.keeping;
}

/** What is held, until when, and whether it may be read in the case: the same in both. */
async function agree(pairs: readonly Pair[], matter: CaseView, today: CalendarDate): Promise<void> {
  const { rows } = await people.handler.use(listCaseHolds, { params: { case: matter.id } });
  for (const { contact, keptUntil: said } of rows) {
    const pair = pairs.find((one) => one.contact === contact);
    expect([contact, said]).toEqual([contact, pair && keptUntil(pair.keeping)]);
  }
  for (const { contact, keeping } of pairs.filter((_, at) => at % 10 === 0)) {
    const query = { purpose: "p1", case: matter.id } as const;
    const { status } = await people.handler.call(readContact, { params: { contact }, query });
    expect([contact, status === 200]).toEqual([contact, readableFor(keeping, today, query)]);
  }
}

/** Sweeps until so many have gone in all: a bucket waits while an entry of it is still on its way to the ledger. Answers how many have. */
async function sweptUntil(over: number): Promise<number> {
  for (let tried = 1; ; tried += 1) {
    await office.administrator.use(runSweep, { body: { rehearse: false } });
    const purged = await purgedOf(people.officer);
    if (purged >= over || tried === 20) return purged;
    await pause(systemClock, 100);
  }
}

/** Contacts that went, by the certificates. */
async function purgedOf(officer: Browser): Promise<number> {
  let count = 0;
  let after: string | undefined;
  do {
    const query = after === undefined ? {} : { after };
    const page = await officer.use(listDisposals, { query });
    for (const { step, count: members, disputed } of page.rows) {
      expect([step, disputed]).toEqual(["purged", 0]);
      count += members;
    }
    after = page.next;
  } while (after !== undefined);
  return count;
}
