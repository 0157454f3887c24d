import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { freezeCandidates, keepingFacts, type LedgerEntry, requestEnvelope } from "@tallenne/contracts";
import { calendarDate, type CaseId } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import {
  caseFiles,
  checker,
  decider,
  granted,
  handler,
  otherCall,
  ownCall,
  requestsAtWork,
} from "../testing/requests-at-work.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(120_000);

let archive: CatalogueArchive;
let desk: ReturnType<typeof requestsAtWork>;
beforeEach(async () => {
  archive = await catalogueArchive(calendarDate("2026-11-24"));
  desk = requestsAtWork(archive);
  await archive.publish(caseFiles, 1);
  await archive.keep(ownCall);
  await archive.keep(otherCall);
});
afterEach(() => archive.close());

const freezesOf = async ({ id }: typeof ownCall) =>
  (await archive.peers.steward.call(keepingFacts, { body: { contacts: [id] } })).contacts[0]?.freezes ?? [];
const isLooked = async (id: CaseId) =>
  (await archive.peers["reading-room"].call(requestEnvelope, { body: { case: id } })).located;
const isReturn = ({ action, actor, facts }: LedgerEntry) =>
  action === "request.stepped" &&
  actor === decider.person &&
  (facts as { readonly event?: string }).event === "send-back";
const all = { items: [granted(ownCall.id), granted(otherCall.id)], instead: [] };

describe("a candidate that comes after matching", () => {
  test("holds the decision up until somebody has judged it: sent back, it is matched, reviewed, checked and decided with the rest", async () => {
    const id = await desk.untilDecision([ownCall.id]);
    expect((await desk.name(id, otherCall.id)).status).toBe(201);
    const early = await desk.decide(id, { items: [granted(ownCall.id)], instead: [] });
    expect(early.body.slug).toBe("out-of-turn");
    expect((await desk.confirm(id, otherCall.id, ["speaker"])).body.slug).toBe("out-of-turn");
    expect((await desk.giveBack(id)).body).toMatchObject({ state: "third-party-review", check: null });
    expect((await desk.confirm(id, otherCall.id, ["speaker"])).status).toBe(200);
    // What was judged in matching stays as it is.
    expect((await desk.reject(id, ownCall.id)).body.slug).toBe("out-of-turn");
    await desk.review(id);
    await desk.check(id);
    expect((await desk.decide(id, all)).body.state).toBe("granted");
    await desk.deliver(id, "transcript", true);
    expect(await freezesOf(otherCall)).toMatchObject([{ stage: "matched", until: "2026-12-24" }]);
  });

  test("rejected, is let go at once, and the decision waits for it no more", async () => {
    const id = await desk.untilDecision([ownCall.id]);
    await desk.name(id, otherCall.id);
    await desk.giveBack(id);
    await desk.reject(id, otherCall.id);
    expect(await freezesOf(otherCall)).toMatchObject([{ releasedOn: "2026-11-24" }]);
    await desk.review(id);
    await desk.check(id);
    expect((await desk.decide(id, { items: [granted(ownCall.id)], instead: [] })).status).toBe(200);
  });

  test("is not frozen once it is decided: nobody would let it go again", async () => {
    const id = await desk.untilDecision([ownCall.id]);
    await desk.decide(id, { items: [granted(ownCall.id)], instead: [] });
    await desk.freeze(id, [otherCall.id]);
    expect((await desk.name(id, otherCall.id)).body.slug).toBe("out-of-turn");
    expect(await freezesOf(otherCall)).toEqual([]);
  });

  test("and one rejected by mistake is named again, and frozen again", async () => {
    const { id } = (await desk.register()).body;
    await desk.freeze(id, [ownCall.id]);
    await desk.step(id, "check");
    await desk.step(id, "locate");
    await desk.take(id);
    await desk.matching(id, "match");
    await desk.reject(id, ownCall.id);
    expect((await desk.matching(id, "look-again")).body.state).toBe("locating");
    const named = await desk.name(id, ownCall.id, ["topic"]);
    expect(named.body).toMatchObject({
      state: "candidates",
      candidates: [{ contact: ownCall.id, state: "candidate", evidence: ["topic"] }],
    });
    expect((await freezesOf(ownCall)).map(({ releasedOn }) => releasedOn)).toEqual(["2026-11-24", null]);
    // The archive, which found it by its number, does not bring back what a person rejected.
    await desk.matching(id, "match");
    await desk.reject(id, ownCall.id);
    await desk.freeze(id, [ownCall.id]);
    expect((await desk.read(id)).candidates).toMatchObject([{ state: "rejected" }]);
  });
});

describe("a person who names a candidate before the archive has looked", () => {
  test("does not keep it from looking: what else is found is frozen, and nothing is destroyed until then (T-Q2)", async () => {
    const { id } = (await desk.register()).body;
    await desk.take(id);
    await desk.name(id, ownCall.id);
    expect((await desk.read(id)).located).toBeNull();
    expect(await isLooked(id)).toBe(false);
    await desk.freeze(id, [ownCall.id, otherCall.id]);
    expect(await isLooked(id)).toBe(true);
    expect(await freezesOf(otherCall)).toHaveLength(1);
  });

  test("stands for its look where the archive cannot read what to look for", async () => {
    const { id } = (await desk.register()).body;
    const body = { case: id, candidates: [], criteria: [], more: false, unread: true };
    await archive.peers["reading-room"].call(freezeCandidates, { body });
    expect(await isLooked(id)).toBe(false);
    await desk.take(id);
    await desk.name(id, ownCall.id);
    expect(await isLooked(id)).toBe(true);
    expect(archive.entries.map(({ action }) => action)).not.toContain("request.located");
  });
});

describe("who decides", () => {
  test("gives back what he or she will not decide on, and the ledger knows; who reviewed it gives nothing back", async () => {
    const id = await desk.untilDecision([ownCall.id]);
    expect((await desk.giveBack(id, { ...decider, person: handler.person })).body.slug).toBe("second-person");
    expect((await desk.giveBack(id, checker)).body.slug).toBe("not-permitted");
    expect((await desk.giveBack(id)).body.history.at(-1)).toMatchObject({
      event: "send-back",
      by: decider.person,
    });
    await until(() => archive.entries.some(isReturn));
    expect((await desk.giveBack(id)).body.slug).toBe("out-of-turn");
  });

  test("of an erasure is a third person: who checked the proposal does not decide it in another role", async () => {
    const proposal = { contact: ownCall.id, ground: "gdpr-17-1-d" };
    const id = await desk.untilDecision([ownCall.id], "erasure", [proposal]);
    const goes = { outcome: "granted", grounds: [], given: [], because: "gdpr-17-1-d" };
    const body = { items: [{ ...goes, contact: ownCall.id }], instead: [] };
    const both = { ...decider, person: checker.person };
    expect((await desk.decide(id, body, both)).body.slug).toBe("second-person");
    expect((await desk.decide(id, body)).status).toBe(200);
  });
});
