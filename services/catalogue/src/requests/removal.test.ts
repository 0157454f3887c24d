import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { dueContacts, keepingFacts } from "@tallenne/contracts";
import { calendarDate, type CaseId } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { contactOf, colleague } from "../testing/invented.ts";
import {
  caseFiles,
  checker,
  decider,
  handler,
  officer,
  requestsAtWork,
} from "../testing/requests-at-work.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(120_000);

const today = "2026-11-24";
const [first, second] = [1, 2].map((number) =>
  contactOf({ number, agent: colleague, legalTasks: ["380-2023"] }),
) as [ReturnType<typeof contactOf>, ReturnType<typeof contactOf>];
const proposal = { contact: first.id, ground: "gdpr-17-1-d" } as const;
const goes = {
  contact: first.id,
  outcome: "granted",
  grounds: [],
  given: [],
  because: "gdpr-17-1-d",
};
const stays = (contact = second.id, more: object = {}) => ({
  contact,
  outcome: "refused",
  grounds: ["gdpr-17-3-b"],
  given: [],
  task: { act: "380-2023", section: "12 §" },
  ...more,
});

let archive: CatalogueArchive;
let desk: ReturnType<typeof requestsAtWork>;
beforeEach(async () => {
  archive = await catalogueArchive(calendarDate(today));
  desk = requestsAtWork(archive);
  await archive.publish(caseFiles, 1);
  await archive.keep(first);
  await archive.keep(second);
});
afterEach(() => archive.close());

const decide = (id: CaseId, ...items: object[]) => desk.decide(id, { items, instead: [] });
const pointers = ({ body }: { readonly body: { readonly findings?: unknown } }) =>
  ((body.findings ?? []) as { readonly pointer: string; readonly code: string }[]).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
const keepingOf = async (contact = first.id) =>
  (await archive.peers.steward.call(keepingFacts, { body: { contacts: [contact] } })).contacts[0];
const told = (action: string) => archive.entries.filter((entry) => entry.action === action);

describe("the decision on a request for erasure", () => {
  test("what one proposed and another granted is closed to everybody at that instant and due at once; what stays is kept on", async () => {
    const id = await desk.untilDecision([first.id, second.id], "erasure", [proposal]);
    const decided = await decide(id, goes, stays());
    expect(decided.body).toMatchObject({ state: "partly", kind: "erasure" });
    expect(await keepingOf()).toMatchObject({
      erasure: { on: today, case: id },
      keptUntil: "2026-11-23",
      freezes: [{ case: id, releasedOn: today }],
    });
    expect((await keepingOf(second.id))?.erasure).toBeNull();
    const read = await archive.as(handler, { get: `/v1/contacts/${first.id}?purpose=p4&case=${id}` });
    expect(read.status).toBe(410);
    const due = await archive.peers.steward.call(dueContacts, { body: { day: calendarDate(today) } });
    expect(due.buckets).toMatchObject([{ bucket: first.bucket, early: true }]);
    await until(() => told("retention.erasure.granted").length === 1);
    const [asked] = told("retention.erasure.asked");
    const [granted] = told("retention.erasure.granted");
    expect([asked?.actor, granted?.actor]).toEqual([handler.person, decider.person]);
    expect(asked?.objects).toEqual([first.id, id]);
    expect(granted?.objects).toEqual([first.id, id]);
    expect(told("request.erasure.decided").map(({ facts }) => facts)).toEqual([
      { outcome: "granted", grounds: ["gdpr-17-1-d"] },
      { outcome: "refused", grounds: ["gdpr-17-3-b"], task: "380-2023" },
    ]);
    // Nothing of it comes back.
    expect(decided.body.next).not.toContain("withdraw");
    expect((await desk.withdraw(id)).body.slug).toBe("out-of-turn");
  });

  test("nothing is closed before the ledger knows who proposed it and who granted it; then it is, by itself", async () => {
    const id = await desk.untilDecision([first.id], "erasure", [proposal]);
    await until(() => told("request.second-checked").length === 1);
    archive.ledger.away = true;
    expect((await decide(id, goes)).status).toBe(200);
    expect((await keepingOf())?.erasure).toBeNull();
    archive.ledger.away = false;
    await until(async () => (await keepingOf())?.erasure !== null);
    await until(() => told("retention.erasure.granted").length === 1);
    const order = archive.entries.map(({ action }) => action);
    expect(order.indexOf("request.decided")).toBeLessThan(order.indexOf("retention.erasure.granted"));
  });

  test("two persons: what nobody proposed is not granted, and who proposed it grants nothing", async () => {
    const id = await desk.untilDecision([first.id], "erasure");
    expect(pointers(await decide(id, goes))).toEqual(["/items/0/outcome not-proposed"]);
    expect((await desk.check(id, false, checker)).body.state).toBe("third-party-review");
    await desk.review(id, [], handler, { proposes: [proposal] });
    await desk.check(id);
    const own = { ...decider, person: handler.person };
    expect((await desk.decide(id, { items: [goes], instead: [] }, own)).body.slug).toBe("second-person");
    expect((await keepingOf())?.erasure).toBeNull();
  });

  test("T-A12.5b a refusal for a statutory task names act and section, and an act that the contact cites", async () => {
    const id = await desk.untilDecision([first.id], "erasure", [
      { contact: first.id, ground: "gdpr-17-1-a" },
    ]);
    expect(pointers(await decide(id, stays(first.id, { task: undefined })))).toEqual([
      "/items/0/task missing",
    ]);
    const other = stays(first.id, { task: { act: "1290-2002", section: "3 §" } });
    expect(pointers(await decide(id, other))).toEqual(["/items/0/task/act not-allowed"]);
    const bare = stays(first.id, { task: { act: "380-2023", section: "laki" } });
    expect((await decide(id, bare)).status).toBe(422);
    const blanket = stays(first.id, { grounds: ["gdpr-15-4"], task: undefined });
    expect(pointers(await decide(id, blanket))).toEqual(["/items/0/grounds not-allowed"]);
    expect((await decide(id, stays(first.id))).body.state).toBe("refused");
  });

  test("T-A12.5a what was recorded unlawfully goes whatever the task", async () => {
    const id = await desk.untilDecision([first.id], "erasure", [proposal]);
    expect(pointers(await decide(id, stays(first.id)))).toEqual(["/items/0/grounds unlawful-goes"]);
    expect((await decide(id, goes)).body.state).toBe("granted");
  });

  test("T-A12.5c the certificate says of what stays when it goes anyway", async () => {
    const id = await desk.untilDecision([first.id], "erasure");
    await decide(id, stays(first.id));
    expect((await desk.certify(id)).status).toBe(201);
    await until(() => told("request.certificate.issued").length === 1);
    expect((await desk.deliver(id, "certificate", true)).body.state).toBe("fulfilled");
  });

  test("its ways of access are no answer: nothing is given of it, no contact in part", async () => {
    const id = await desk.untilDecision([first.id], "erasure", [proposal]);
    const wrong = { ...goes, outcome: "partly", given: ["audio"], grounds: ["gdpr-17-1"] };
    expect(pointers(await decide(id, wrong))).toEqual([
      "/items/0/given not-allowed",
      "/items/0/outcome not-allowed",
    ]);
  });
});

describe("what the law keeps", () => {
  test("a complaint under way refuses the erasure by its name", async () => {
    const matter = (
      await archive.as(checker, { post: "/v1/cases", body: { kind: "complaint", members: [] } })
    ).body as unknown as { id: CaseId };
    await archive.as(checker, {
      post: `/v1/cases/${matter.id}/contacts`,
      body: { contact: first.id, evidence: ["number", "time"] },
    });
    const held = await archive.as(checker, {
      post: `/v1/contacts/${first.id}/holds`,
      body: { case: matter.id, reason: "evidence", until: "2027-06-01" },
    });
    const { hold } = held.body as unknown as { hold: { id: string } };
    const approved = await archive.as(officer, {
      post: `/v1/contacts/${first.id}/holds/${hold.id}/approval`,
    });
    expect(approved.status).toBe(200);
    const id = await desk.untilDecision([first.id], "erasure", [proposal]);
    expect((await decide(id, goes)).body).toMatchObject({ slug: "kept-by-law", facts: { place: 1 } });
    expect((await keepingOf())?.erasure).toBeNull();
    const claim = stays(first.id, { grounds: ["gdpr-17-3-e"], task: undefined });
    expect((await decide(id, claim)).body.state).toBe("refused");
  });
});

describe("the other kinds", () => {
  test("restriction is excluded by law: nothing is proposed or granted, and it is refused with that section", async () => {
    const id = await desk.untilDecision([first.id], "restriction");
    expect(pointers(await decide(id, goes))).toEqual(["/items/0/outcome excluded-by-law"]);
    const refused = stays(first.id, { grounds: ["act-380-2023-114"], task: undefined });
    expect((await decide(id, refused)).body).toMatchObject({ state: "refused", kind: "restriction" });
    expect((await keepingOf())?.erasure).toBeNull();
  });

  test("T-A4.0 to a task of public interest one may object: it is weighed, and what nothing outweighs goes", async () => {
    const objected = { contact: first.id, ground: "gdpr-17-1-c" };
    const id = await desk.untilDecision([first.id], "objection", [objected]);
    const legal = stays(first.id, { grounds: ["gdpr-6-1-c"], task: undefined });
    expect(pointers(await decide(id, legal))).toEqual(["/items/0/grounds not-allowed"]);
    expect(pointers(await decide(id, goes))).toEqual(["/items/0/because not-allowed"]);
    expect((await decide(id, { ...goes, because: "gdpr-17-1-c" })).body.state).toBe("granted");
    expect((await keepingOf())?.erasure).toMatchObject({ on: today });
  });

  test("a proposal is of matched contacts, each once, and on a ground of its kind; access has none", async () => {
    const { body } = await desk.register({ kind: "objection", tracks: ["gdpr-15", "julkl-12"] });
    expect(pointers({ body })).toEqual(["/tracks not-allowed"]);
    const id = await desk.untilDecision([first.id]);
    await desk.check(id, false);
    expect(pointers(await desk.review(id, [], handler, { proposes: [proposal] }))).toEqual([
      "/proposes/0/ground not-allowed",
    ]);
    const erasure = await desk.untilDecision([second.id], "erasure");
    await desk.check(erasure, false);
    const twice = { contact: second.id, ground: "gdpr-17-1-a" };
    const flawed = await desk.review(erasure, [], handler, { proposes: [twice, twice, proposal] });
    expect(pointers(flawed)).toEqual(["/proposes/1/contact not-allowed", "/proposes/2/contact not-allowed"]);
  });
});
