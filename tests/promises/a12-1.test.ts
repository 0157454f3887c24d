import { expect, test } from "@jest/globals";
import {
  checkReview,
  confirmCandidate,
  decideRequest,
  issueCertificate,
  matchRequest,
  openSitting,
  readReply,
  revealCertificate,
  revealStatement,
  reviewRequest,
  writeStatement,
} from "@tallenne/contracts";
import type { CaseId, ContactId } from "@tallenne/domain";
import { customers } from "@tallenne/testkit";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "./testing/files.ts";
import { agentKey, type House, houseForTests, morningOf, today } from "./testing/house.ts";
import { told } from "./testing/holding.ts";
import { promise } from "./testing/promise.ts";
import { located, matching, paper, registered } from "./testing/requesting.ts";

const words = "En perunut tapaamista, vaan se siirtyi toiselle päivälle.";
const certificate = {
  language: "fi",
  authority: "Esimerkin työllisyysviranomainen",
  unit: "Kirjaamo",
  requester: "Aino Koivuranta",
  asked: "Puhelutallenteen oikaiseminen",
  facts: "Tallenteessa ei ole virhettä.",
  instead: "Ei mitään.",
  appeal: "Päätöksestä voi valittaa hallinto-oikeuteen.",
  contact: "Kirjaamo, 0295 000 000",
  signedBy: "Hallintopäällikkö A. Esimerkki",
  noSecrets: true,
} as const;

promise("A12.1", () => {
  const house = houseForTests();
  const call = async (externalId: string): Promise<ContactId> => {
    await house().worker("ag");
    const startedAt = morningOf("2026-11-10");
    const story = { externalId, startedAt, agent: agentKey, customer: customers.aino };
    return (await house().keep(story)).contact;
  };
  const decide = async (id: CaseId, item: object) =>
    (await house().worker("de")).call(decideRequest, {
      params: { case: id },
      body: { items: [item as never], instead: [] },
    });
  /** Every sealed object with the digest of its bytes. */
  const objects = () =>
    filesBelow(join(house().archive.folder, "vault"))
      // A freeze locks its objects by a file beside each.
      .filter((path) => path.endsWith(".sealed"))
      .map((path) => [path, createHash("sha256").update(readFileSync(path)).digest("hex")]);

  test("T-A12.1a the recording stays as it is, and whoever opens it afterwards is shown the statement that three persons stand for", async () => {
    const contact = await call("said-wrongly");
    const before = objects();
    const id = await proposed(house(), contact);
    const params = { case: id, contact };
    expect(await (await house().worker("de")).use(revealStatement, { params })).toEqual({ text: words });
    const complaint = await house().complaint(await house().worker("ch"), contact);
    const later = async () => {
      const body = { purpose: "p1" as const, case: complaint.id, contacts: [contact] };
      const { contacts } = await (await house().worker("ch")).use(openSitting, { body });
      return contacts.flatMap(({ statements }) => statements);
    };
    expect(await later()).toEqual([]);
    const because = "gdpr-16-inaccurate";
    const granted = await decide(id, { contact, outcome: "granted", grounds: [], given: [], because });
    expect(granted.reply?.state).toBe("granted");
    expect(await later()).toEqual([{ text: words, on: today, masked: false }]);
    expect(objects()).toEqual(before);
    await told(house(), contact, "request.rectification.made");
    const { items } = await (await house().worker("rc")).use(readReply, { params: { case: id } });
    expect(items).toMatchObject([{ rectified: today, because, removal: "none" }]);
  });

  test("a refusal is reasoned and written, and nothing is attached", async () => {
    const contact = await call("said-rightly");
    const id = await proposed(house(), contact);
    const bare = await decide(id, { contact, outcome: "refused", grounds: [], given: [] });
    expect(bare.problem?.findings).toMatchObject([{ pointer: "/items/0/grounds", code: "missing" }]);
    const refused = await decide(id, { contact, outcome: "refused", grounds: ["gdpr-16"], given: [] });
    expect(refused.reply?.state).toBe("refused");
    const decider = await house().worker("de");
    await decider.use(issueCertificate, { params: { case: id }, body: certificate });
    const { document } = await decider.use(revealCertificate, { params: { case: id } });
    expect(document).toMatchObject({ kind: "rectification", outcomes: [{ grounds: ["gdpr-16"] }] });
    const { items } = await (await house().worker("rc")).use(readReply, { params: { case: id } });
    expect(items).toMatchObject([{ rectified: null }]);
  });
});

/** A request for the rectification of one contact: matched, its statement written and proposed by the handler, checked by another person. */
async function proposed(house: House, contact: ContactId): Promise<CaseId> {
  const { id } = await registered(house, paper(today, { kind: "rectification" }));
  const params = { case: id };
  await located(house, id);
  await matching(house, id);
  const handler = await house.worker("ch");
  await handler.use(confirmCandidate, { params: { ...params, contact }, body: { evidence: ["speaker"] } });
  for (const event of ["confirm-match", "review"] as const)
    await handler.use(matchRequest, { params, body: { event } });
  const body = { purpose: "p4" as const, case: id, contacts: [contact] };
  const { sitting } = await handler.use(openSitting, { body });
  await handler.use(writeStatement, { params: { sitting, contact }, body: { text: words } });
  const proposes = [{ contact, ground: "gdpr-16-inaccurate" as const }];
  await handler.use(reviewRequest, { params, body: { reasons: [], proposes } });
  await (await house.worker("dp")).use(checkReview, { params, body: { agrees: true } });
  return id;
}
