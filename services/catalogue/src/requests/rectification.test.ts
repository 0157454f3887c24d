import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { accessFacts, noteStatement } from "@tallenne/contracts";
import { calendarDate, type CaseId, type ContactId } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { refusalOf } from "../testing/refusal.ts";
import {
  caseFiles,
  checker,
  decider,
  handler,
  otherCall,
  ownCall,
  requestsAtWork,
} from "../testing/requests-at-work.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(120_000);

const today = "2026-11-24";
const [first, second] = ["a1".repeat(32), "b2".repeat(32)] as [string, string];
const proposal = { contact: ownCall.id, ground: "gdpr-16-inaccurate" };
const attached = {
  contact: ownCall.id,
  outcome: "granted",
  grounds: [],
  given: [],
  because: proposal.ground,
};
const stays = { contact: ownCall.id, outcome: "refused", grounds: ["gdpr-16"], given: [] };

let archive: CatalogueArchive;
let desk: ReturnType<typeof requestsAtWork>;
beforeEach(async () => {
  archive = await catalogueArchive(calendarDate(today));
  desk = requestsAtWork(archive);
  await archive.publish(caseFiles, 1);
  await archive.keep(ownCall);
  await archive.keep(otherCall);
});
afterEach(() => archive.close());

const note = (of: CaseId, contact: ContactId = ownCall.id, digest = first) =>
  archive.peers["reading-room"].call(noteStatement, { body: { case: of, contact, digest } });
const factsOf = async (contact = ownCall.id) =>
  (await archive.peers["reading-room"].call(accessFacts, { body: { contacts: [contact] } })).contacts[0];
const told = (action: string) => archive.entries.filter((entry) => entry.action === action);
const codes = ({ body }: { readonly body: { readonly findings?: unknown } }) =>
  ((body.findings ?? []) as { readonly pointer: string; readonly code: string }[]).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

/** A request for rectification whose contact is matched: its proposal is being prepared. */
async function preparing(kind = "rectification"): Promise<CaseId> {
  const { id } = (await desk.register({ kind })).body;
  await desk.freeze(id, [ownCall.id, otherCall.id]);
  await desk.step(id, "check");
  await desk.step(id, "locate");
  await desk.take(id);
  await desk.matching(id, "match");
  await desk.confirm(id, ownCall.id, ["speaker"]);
  await desk.matching(id, "confirm-match");
  await desk.matching(id, "review");
  return id;
}
/** Proposed and checked by another person. */
async function checked(proposes: object[] = [proposal]): Promise<CaseId> {
  const id = await preparing();
  await note(id);
  expect(codes(await desk.review(id, [], handler, { proposes }))).toEqual([]);
  await desk.check(id);
  return id;
}

describe("a request for rectification", () => {
  test("T-A12.1a granted by three persons attaches the statement to the contact, whose recording stays as it is", async () => {
    const before = await factsOf();
    const id = await checked();
    expect(await factsOf()).toMatchObject({ rectified: [] });
    const both = { ...decider, person: checker.person };
    expect((await desk.decide(id, { items: [attached], instead: [] }, both)).body.slug).toBe("second-person");
    const decided = await desk.decide(id, { items: [attached], instead: [] });
    expect(decided.body).toMatchObject({ kind: "rectification", state: "granted" });
    expect(await factsOf()).toMatchObject({
      rectified: [{ case: id, on: today, digest: first }],
      parts: before?.parts,
      wraps: before?.wraps,
      audio: before?.audio,
      row: { lastDay: before?.row.lastDay },
    });
    await until(() => told("request.rectification.made").length === 1);
    expect(told("request.rectification.made")).toMatchObject([
      { actor: decider.person, objects: [ownCall.id, id], case: id, facts: { digest: first } },
    ]);
    expect(told("request.rectification.decided").map(({ facts }) => facts)).toEqual([
      { outcome: "granted", grounds: ["gdpr-16-inaccurate"] },
    ]);
    expect(told("retention.erasure.asked")).toEqual([]);
    const reply = await archive.as(decider, { get: `/v1/requests/${id}/reply` });
    expect(reply.body).toMatchObject({
      kind: "rectification",
      items: [{ rectified: today, removal: "none" }],
    });
  });

  test("proposes nothing without a statement, and of what was checked the words do not change any more", async () => {
    const id = await preparing();
    const bare = await desk.review(id, [], handler, { proposes: [proposal] });
    expect(codes(bare)).toEqual(["/proposes/0/contact no-statement"]);
    await note(id);
    await note(id, ownCall.id, second);
    expect((await desk.read(id)).statements).toMatchObject([{ contact: ownCall.id, digest: second }]);
    const erasing = { contact: ownCall.id, ground: "gdpr-17-1-d" };
    expect(codes(await desk.review(id, [], handler, { proposes: [erasing] }))).toEqual([
      "/proposes/0/ground not-allowed",
    ]);
    await desk.review(id, [], handler, { proposes: [proposal] });
    expect(await refusalOf(note(id))).toBe("out-of-turn");
    await desk.check(id);
    expect(await refusalOf(note(id))).toBe("out-of-turn");
    await desk.decide(id, { items: [attached], instead: [] });
    expect(await factsOf()).toMatchObject({ rectified: [{ digest: second }] });
  });

  test("has a statement for its own matched contacts alone, and no request of another kind has one", async () => {
    const id = await preparing();
    expect(await refusalOf(note(id, otherCall.id))).toBe("unknown");
    const erasure = await preparing("erasure");
    expect(await refusalOf(note(erasure))).toBe("unknown");
  });

  test("is refused with its provision and a certificate; nothing is attached, and nobody erases by it", async () => {
    const id = await checked();
    const removal = { ...stays, grounds: ["gdpr-17-3-b"], task: { act: "380-2023", section: "12 §" } };
    expect((await desk.decide(id, { items: [removal], instead: [] })).status).toBe(422);
    expect((await desk.decide(id, { items: [stays], instead: [] })).body.state).toBe("refused");
    expect(await factsOf()).toMatchObject({ rectified: [] });
    expect((await desk.certify(id)).body.certificate?.number).toMatch(/\/1$/);
    expect((await desk.deliver(id, "certificate")).body.state).toBe("fulfilled");
  });

  test("of what nobody proposed nothing is granted", async () => {
    const id = await checked([]);
    expect(codes(await desk.decide(id, { items: [attached], instead: [] }))).toEqual([
      "/items/0/outcome not-proposed",
    ]);
  });
});
