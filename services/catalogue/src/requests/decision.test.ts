import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { requestEnvelope } from "@tallenne/contracts";
import { calendarDate, notFoundKinds, refusalGroundsOf } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import {
  caseFiles,
  checker,
  clerk,
  decider,
  granted,
  handler,
  officer,
  otherCall,
  ownCall,
  refused,
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

const both = () => desk.untilDecision([ownCall.id, otherCall.id]);
const one = () => desk.untilDecision([ownCall.id]);
const pointers = ({ body }: { readonly body: { readonly findings?: unknown } }) =>
  ((body.findings ?? []) as { readonly pointer: string; readonly code: string }[]).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
const decide = (id: Parameters<typeof desk.decide>[0], ...items: object[]) =>
  desk.decide(id, { items, instead: [] });
/** Nothing stands any more after the search. */
const nothingFound = async () => {
  const { body } = await desk.register();
  await desk.freeze(body.id, []);
  await desk.step(body.id, "check");
  await desk.step(body.id, "locate");
  await desk.take(body.id);
  expect((await desk.matching(body.id, "find-nothing")).body.state).toBe("nothing-found");
  return body.id;
};
const refusal = async () => {
  const id = await one();
  await decide(id, refused(ownCall.id));
  return id;
};

describe("the review of what concerns others", () => {
  test("T-P12 is checked by another person; disagreement sends it back, and nobody decides before", async () => {
    const { id } = (await desk.read(await one())) as { id: Awaited<ReturnType<typeof one>> };
    expect((await desk.check(id, true, handler)).body.slug).toBe("second-person");
    const back = await desk.check(id, false, checker);
    expect(back.body).toMatchObject({ state: "third-party-review", check: null });
    expect((await decide(id, granted(ownCall.id))).body.slug).toBe("out-of-turn");
    const again = await desk.review(id, ["family-member"]);
    expect(again.body).toMatchObject({ state: "second-check", check: null, review: { by: handler.person } });
    expect((await decide(id, granted(ownCall.id))).body.slug).toBe("out-of-turn");
    expect((await desk.check(id)).body.check).toMatchObject({ by: checker.person });
  });

  test("redaction is not done here: no step leads into it", async () => {
    const id = await one();
    expect((await desk.read(id)).next).not.toContain("need-redaction");
    expect((await desk.matching(id, "need-redaction")).status).toBe(422);
  });
});

describe("the decision", () => {
  test("T-L1 only provisions of the closed list can be grounds; a ground in free words does not exist", async () => {
    const id = await one();
    const free = await decide(id, { ...refused(ownCall.id), grounds: ["because-we-say-so"] });
    expect(free.status).toBe(422);
    expect(pointers(await decide(id, { ...refused(ownCall.id), grounds: [] }))).toEqual([
      "/items/0/grounds missing",
    ]);
    const all = await decide(id, { ...refused(ownCall.id), grounds: [...refusalGroundsOf.access] });
    expect(all.body).toMatchObject({ state: "refused", decision: { outcome: "refused" } });
  });

  test("T-L2 what is refused in part gives the rest in the same reply", async () => {
    const id = await both();
    const partly = { contact: otherCall.id, outcome: "partly", grounds: ["gdpr-15-4"] };
    expect(pointers(await decide(id, granted(ownCall.id), { ...partly, given: [] }))).toEqual([
      "/items/1/given missing",
    ]);
    const made = await decide(id, granted(ownCall.id), { ...partly, given: ["transcript"] });
    expect(made.body).toMatchObject({ state: "partly", decision: { outcome: "partly", by: decider.person } });
    await until(() => archive.entries.some(({ action }) => action === "request.decided"));
    expect(archive.entries.find(({ action }) => action === "request.decided")?.facts).toEqual({
      outcome: "partly",
      granted: 1,
      partly: 1,
      refused: 0,
      grounds: ["gdpr-15-4"],
    });
  });

  test("names every matched contact once, and gives listening never as the only way", async () => {
    const id = await both();
    expect(pointers(await decide(id, granted(ownCall.id)))).toEqual(["/items missing"]);
    expect(pointers(await decide(id, granted(ownCall.id), granted(ownCall.id)))).toEqual([
      "/items missing",
      "/items/1/contact not-allowed",
    ]);
    const visitOnly = { ...granted(otherCall.id), given: ["visit"] };
    expect(pointers(await decide(id, granted(ownCall.id), visitOnly))).toEqual(["/items/1/given visit-only"]);
  });

  test("T-Q4 where nothing was found it says which of four: never recorded, expired, not identifiable, not found", async () => {
    for (const notFound of notFoundKinds) {
      const id = await nothingFound();
      expect(pointers(await desk.decide(id, { items: [], instead: [] }))).toEqual(["/notFound missing"]);
      const made = await desk.decide(id, { items: [], notFound, instead: [] });
      expect(made.body).toMatchObject({ state: "refused", decision: { notFound, items: [] } });
    }
    const id = await one();
    const found = await desk.decide(id, { items: [granted(ownCall.id)], notFound: "expired", instead: [] });
    expect(pointers(found)).toEqual(["/notFound not-allowed"]);
  });

  test.each([
    ["a clerk", clerk],
    ["a handler", handler],
    ["the officer", officer],
  ] as const)("nobody but a decider decides, not even %s", async (_who, somebody) => {
    const id = await one();
    const told = await desk.decide(id, { items: [granted(ownCall.id)], instead: [] }, somebody);
    expect(told.status).toBe(403);
  });
});

describe("the certificate of refusal", () => {
  test("T-A12.6a a refusal is delivered and closed only with its certificate; a full grant has none", async () => {
    const id = await refusal();
    expect((await desk.deliver(id, "certificate")).body.slug).toBe("out-of-turn");
    expect((await desk.deliver(id, "information", true)).body.slug).toBe("out-of-turn");
    const issued = await desk.certify(id);
    expect(issued.status).toBe(201);
    expect(issued.body.certificate).toMatchObject({ number: `${issued.body.number}/1` });
    expect(issued.body.certificate?.verification).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect((await desk.certify(id)).body.slug).toBe("out-of-turn");
    expect((await desk.deliver(id, "certificate")).body.state).toBe("fulfilled");
    const given = await one();
    await decide(given, granted(ownCall.id));
    expect((await desk.certify(given)).body.slug).toBe("out-of-turn");
  });

  test("T-A12.6a T-L2 a grant in part is not fulfilled without it either", async () => {
    const id = await one();
    await decide(id, { ...refused(ownCall.id), outcome: "partly", given: ["transcript"] });
    expect((await desk.deliver(id, "transcript", true)).body.slug).toBe("out-of-turn");
    await desk.certify(id);
    expect((await desk.deliver(id, "certificate")).body.state).toBe("delivery");
    expect((await desk.deliver(id, "transcript", true)).body.state).toBe("fulfilled");
  });

  test.each([
    "authority",
    "unit",
    "requester",
    "asked",
    "facts",
    "instead",
    "appeal",
    "contact",
    "signedBy",
    "language",
    "noSecrets",
  ])("T-C1 without %s it cannot be issued", async (field) => {
    const id = await refusal();
    const told = await desk.certify(id, { [field]: undefined });
    expect(told.status).toBe(422);
    expect(pointers(told).join(" ")).toContain(`/${field}`);
  });

  test("T-C2 T-C3 no identity code stands anywhere on it, no contact detail in its reasons, and the decider says that they tell no secret", async () => {
    const id = await refusal();
    expect(pointers(await desk.certify(id, { requester: "Aino Koivuranta 140358-901F" }))).toEqual([
      "/requester identity-code-on-paper",
    ]);
    expect(pointers(await desk.certify(id, { facts: "Puhelussa on numero 040 765 4321." }))).toEqual([
      "/facts secret-in-reasons",
    ]);
    expect(pointers(await desk.certify(id, { noSecrets: false }))).toEqual(["/noSecrets missing"]);
  });

  test("T-C5 a reason is kept back only with the officer's word (Act 1050/2018 section 34(3))", async () => {
    const id = await refusal();
    expect(pointers(await desk.certify(id, { facts: undefined }))).toEqual(["/facts missing"]);
    expect((await desk.withhold(id, clerk)).status).toBe(403);
    expect((await desk.withhold(id)).body.withheld).toMatchObject({ by: officer.person });
    expect((await desk.certify(id, { facts: undefined })).status).toBe(201);
  });

  test("is sealed: the catalogue keeps its digest, the ledger the digest, and neither a word of it", async () => {
    const id = await refusal();
    await desk.certify(id);
    const { certificate } = await archive.peers["reading-room"].call(requestEnvelope, { body: { case: id } });
    expect(certificate).toMatchObject({ case: id, copies: 0, register: "case-files" });
    await until(() => archive.entries.some(({ action }) => action === "request.certificate.issued"));
    const told = JSON.stringify([certificate, archive.entries, await desk.read(id)]);
    for (const word of ["Koivuranta", "toisen henkilön", "Hallintopäällikkö"])
      expect(told).not.toContain(word);
  });
});
