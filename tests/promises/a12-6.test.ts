import { expect, test } from "@jest/globals";
import {
  issueCertificate,
  listEntries,
  noteDelivery,
  noteRequestLetter,
  revealCertificate,
} from "@tallenne/contracts";
import { agentKey, houseForTests, morningOf, today } from "./testing/house.ts";
import { told } from "./testing/holding.ts";
import { promise } from "./testing/promise.ts";
import { paper, refusedRequest, registered } from "./testing/requesting.ts";
import { customers } from "@tallenne/testkit";

const words = {
  language: "fi",
  authority: "Esimerkin työllisyysviranomainen",
  unit: "Kirjaamo",
  requester: "Aino Koivuranta",
  asked: "Puhelutallenne 10.11.2026",
  facts: "Puhelussa käsitellään toisen henkilön asiaa.",
  instead: "Ei mitään.",
  appeal: "Päätöksestä voi valittaa hallinto-oikeuteen.",
  contact: "Kirjaamo, 0295 000 000",
  signedBy: "Hallintopäällikkö A. Esimerkki",
  noSecrets: true,
} as const;

promise("A12.6", () => {
  const house = houseForTests();
  const refused = async (externalId: string) => {
    await house().worker("ag");
    const story = {
      externalId,
      startedAt: morningOf("2026-11-10"),
      agent: agentKey,
      customer: customers.aino,
    };
    const { contact } = await house().keep(story);
    const { id } = await registered(house(), paper(today));
    await refusedRequest(house(), id, contact);
    return { case: id };
  };

  test("T-A12.6a T-C1 a refusal reaches the requester only as a certificate with every field, within its month", async () => {
    const params = await refused("refused");
    const clerk = await house().worker("rc");
    const decider = await house().worker("de");
    const body = { what: "certificate", means: "post", last: true } as const;
    expect((await clerk.call(noteDelivery, { params, body })).problem?.slug).toBe("out-of-turn");
    const { facts: _facts, ...unreasoned } = words;
    const without = await decider.call(issueCertificate, { params, body: unreasoned });
    expect(without.problem?.findings).toMatchObject([{ pointer: "/facts", code: "missing" }]);
    const { clock, certificate } = await decider.use(issueCertificate, { params, body: words });
    expect(certificate?.issuedAt.slice(0, 10) ?? "").toMatch(/^\d{4}/);
    expect(clock.legalEnd > today).toBe(true);
    expect(await clerk.use(noteDelivery, { params, body })).toMatchObject({ state: "fulfilled" });
    await told(house(), params.case, "request.certificate.issued");
  });

  test("T-A12.6b printed again it is the same certificate, called a copy, and its digest is the one in the ledger", async () => {
    const params = await refused("printed");
    const decider = await house().worker("de");
    await decider.use(issueCertificate, { params, body: words });
    const first = await decider.use(revealCertificate, { params });
    expect(first).toMatchObject({ copy: false, document: { words: { facts: words.facts } } });
    const clerk = await house().worker("rc");
    // Saved as a file, whose digest is in the ledger before it is on anybody's disk: a changed file has another.
    const file = { letter: "certificate", language: "fi", digest: "5e".repeat(32) } as const;
    await clerk.use(noteRequestLetter, { params, body: file });
    await clerk.use(noteDelivery, { params, body: { what: "certificate", means: "post", last: true } });
    const again = await decider.use(revealCertificate, { params });
    expect(again).toEqual({ ...first, copy: true });
    await told(house(), params.case, "request.certificate.issued");
    const officer = await house().worker("dp");
    const { rows } = await officer.use(listEntries, {
      query: { object: params.case, action: "request.certificate.issued" },
    });
    expect(rows.map(({ entry }) => entry.facts)).toEqual([{ digest: first.digest }]);
    const saved = await officer.use(listEntries, {
      query: { object: params.case, action: "request.letter.made" },
    });
    expect(saved.rows.map(({ entry }) => entry.facts)).toEqual([file]);
  });
});
