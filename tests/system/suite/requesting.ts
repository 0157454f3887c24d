import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  advanceRequest,
  checkReview,
  confirmCandidate,
  decideRequest,
  estimateDecision,
  extendRequest,
  issueCertificate,
  listContacts,
  listRequests,
  matchRequest,
  nameCandidate,
  noteDelivery,
  openSitting,
  type Operation,
  readReply,
  readRequest,
  registerRequest,
  returnProposal,
  rejectCandidate,
  reopenRequest,
  type RequestView,
  revealCertificate,
  revealRequest,
  reviewRequest,
  takeRequest,
  withdrawRequest,
  withholdReason,
} from "@tallenne/contracts";
import { addDays, type CaseId, type ContactId, idFrom } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { customers, wav } from "@tallenne/testkit";
import { asked, type RealThings } from "./real-things.ts";
import { delivered } from "./steps.ts";
import { actionsAbout, at, today, type Worker, type World } from "./world.ts";

const words = {
  language: "fi",
  authority: "Esimerkin työllisyysviranomainen",
  unit: "Kirjaamo",
  requester: customers.jani.name,
  asked: "Puhelutallenne marraskuulta",
  instead: "Litteraatti postitse.",
  appeal: "Hallinto-oikeuteen.",
  contact: "Kirjaamo",
  signedBy: "A. Esimerkki",
  noSecrets: true,
} as const;

const story = (externalId: string, day: string) => ({
  externalId,
  startedAt: at(day),
  customer: customers.jani,
  agent: "agent-204",
});

/** J3.1: from the paper to the reply, each step by the person whose step it is; nothing personal outside its envelope. */
export function requesting(world: World): void {
  describe("J3: a request from the paper to the reply", () => {
    let clerk: Worker;
    let checker: Worker;
    let decider: Worker;
    let id: CaseId;
    let own: ContactId;
    let other: ContactId;
    const params = () => ({ case: id });
    const register = () =>
      clerk.browser.use(registerRequest, {
        body: {
          arrivedOn: addDays(today, -2),
          channel: "paper",
          signature: "none",
          tracks: ["gdpr-15", "julkl-12"],
          register: "unknown",
          language: "fi",
          fields: {
            requester: { name: customers.jani.name },
            details: [{ kind: "phone", value: customers.jani.phone }],
            times: [],
            aids: [],
          },
        },
      });

    beforeAll(async () => {
      const employ = (name: string, unit: string, role: "rc" | "ch" | "de") =>
        world.office.worker({
          name,
          signInName: name.toLowerCase().replaceAll("ä", "a").replace(" ", "."),
          unit,
          rights: [{ role }],
        });
      clerk = await employ("Marketta Uusiniitty", "kirjaamo", "rc");
      checker = await employ("Tellervo Hakala", "reklamaatiot", "ch");
      decider = await employ("Ilkka Nieminen", "johto", "de");
      own = await delivered(world, story("j3-own", "2026-11-12 10.00"), wav());
      other = await delivered(world, story("j3-other", "2026-11-05 10.00"), wav());
    }, 120_000);

    test("the clerk registers a paper; what it may mean is found by its number and frozen within the minute", async () => {
      const begun = Date.now();
      const registered = await register();
      ({ id } = registered);
      expect(registered.acknowledgement.title).toContain(registered.number);
      const found = await located(clerk, id, [own, other]);
      expect(Date.now() - begun).toBeLessThan(60_000);
      expect(found.candidates.map(({ contact }) => contact)).toEqual(expect.arrayContaining([own, other]));
      expect(await actionsAbout(world, own, "retention.freeze.placed")).toContain("retention.freeze.placed");
      const { rows } = await clerk.browser.use(listRequests, { query: { state: "open" } });
      expect(rows.map((row) => row.id)).toContain(id);
      const { requester } = await clerk.browser.use(revealRequest, { params: params() });
      expect(requester.name).toBe(customers.jani.name);
    });

    test("time is extended once with its reason, and an estimate is given to who asks", async () => {
      const extended = await clerk.browser.use(extendRequest, {
        params: params(),
        body: { reason: "complex" },
      });
      expect(extended.clock.governedBy).toBe("julkl-12");
      const again = await clerk.browser.call(extendRequest, {
        params: params(),
        body: { reason: "complex" },
      });
      expect(again.problem?.slug).toBe("out-of-turn");
      await clerk.browser.use(estimateDecision, { params: params(), body: { on: addDays(today, 5) } });
      const late = await clerk.browser.call(estimateDecision, {
        params: params(),
        body: { on: addDays(today, 300) },
      });
      expect(late.problem?.slug).toBe("bad-input");
    });

    test("the handler listens under the rights of the data subject, confirms one and rejects the other", async () => {
      const { browser } = world.pirjo;
      for (const event of ["check", "locate"] as const)
        await clerk.browser.use(advanceRequest, { params: params(), body: { event } });
      await browser.use(takeRequest, { params: params() });
      await browser.use(matchRequest, { params: params(), body: { event: "match" } });
      const query = { purpose: "p4", scope: "case", case: id } as const;
      const { rows } = await browser.use(listContacts, { query });
      expect(rows.map((row) => row.id)).toEqual([own, other]);
      await browser.use(openSitting, { body: { purpose: "p4", case: id, contacts: [own] } });
      const contact = { case: id, contact: own };
      const few = await browser.call(confirmCandidate, { params: contact, body: { evidence: ["number"] } });
      expect(few.problem?.slug).toBe("bad-input");
      await browser.use(confirmCandidate, { params: contact, body: { evidence: ["speaker"] } });
      await browser.use(rejectCandidate, { params: { case: id, contact: other } });
      const named = await browser.call(nameCandidate, {
        params: params(),
        body: { contact: other, evidence: ["topic"] },
      });
      expect(named.status).toBe(201);
      const matched = await browser.use(matchRequest, { params: params(), body: { event: "confirm-match" } });
      expect(matched.candidates.map(({ state }) => state).toSorted()).toEqual(["matched", "rejected"]);
      expect(await actionsAbout(world, other, "retention.freeze.released")).toContain(
        "retention.freeze.released",
      );
    });

    test("another person checks the review, a decider decides, and a refusal comes with its certificate", async () => {
      const { browser } = world.pirjo;
      await browser.use(matchRequest, { params: params(), body: { event: "review" } });
      await browser.use(reviewRequest, { params: params(), body: { reasons: ["family-member"] } });
      const alone = await browser.call(checkReview, { params: params(), body: { agrees: true } });
      expect(alone.problem?.slug).toBe("second-person");
      await checker.browser.use(checkReview, { params: params(), body: { agrees: true } });
      const item = { contact: own, outcome: "partly" as const, grounds: ["gdpr-15-4" as const] };
      const decide = (given: "transcript"[]) =>
        decider.browser.call(decideRequest, {
          params: params(),
          body: { items: [{ ...item, given }], instead: [] },
        });
      expect((await decide([])).problem?.slug).toBe("bad-input");
      expect((await decide(["transcript"])).status).toBe(200);
      expect((await decide(["transcript"])).problem?.slug).toBe("out-of-turn");
      const reply = await clerk.browser.use(readReply, { params: params() });
      expect(reply.items.map(({ outcome, given }) => [outcome, given])).toEqual([["partly", ["transcript"]]]);
      // A sitting was opened and nothing of it was heard: what counts as use is proved by A11.1.
      expect(reply.items[0]?.uses).toEqual([]);
      const closing = { what: "certificate", means: "post", last: true } as const;
      const early = await clerk.browser.call(noteDelivery, { params: params(), body: closing });
      expect(early.problem?.slug).toBe("out-of-turn");
      await world.leena.browser.use(withholdReason, { params: params() });
      await decider.browser.use(issueCertificate, { params: params(), body: words });
      const { document, copy } = await clerk.browser.use(revealCertificate, { params: params() });
      expect([document.reasonWithheld, copy]).toEqual([true, false]);
      const replied = await clerk.browser.use(noteDelivery, { params: params(), body: closing });
      expect(replied.state).toBe("fulfilled");
    });

    test("a request withdrawn lets everything go", async () => {
      const registered = await register();
      await located(clerk, registered.id, [own]);
      await world.pirjo.browser.use(takeRequest, { params: { case: registered.id } });
      const withdrawn = await clerk.browser.use(withdrawRequest, { params: { case: registered.id } });
      expect(withdrawn).toMatchObject({ state: "withdrawn", overdue: 0 });
      const told = await askedOf({ case: registered.id, contact: own });
      expect(Object.values(told)).toEqual(Object.keys(told).map(() => "out-of-turn"));
    });

    test("what is no request is unknown to whoever asks", async () => {
      const told = await askedOf({ case: idFrom("case", new Uint8Array(16)), contact: own });
      for (const operation of [readRequest, revealRequest, revealCertificate] as readonly Operation[])
        told[operation.id] = (await asked(clerk.browser, operation, { case: `case_${"0".repeat(26)}` })).slug;
      expect(Object.values(told)).toEqual(Object.keys(told).map(() => "unknown"));
    });

    /** Every act on a request, by the person whose act it is. */
    const askedOf = async (real: RealThings): Promise<Record<string, string | undefined>> => {
      const told: Record<string, string | undefined> = {};
      for (const [worker, acts] of [
        [
          clerk,
          [
            advanceRequest,
            extendRequest,
            estimateDecision,
            readReply,
            withdrawRequest,
            reopenRequest,
            noteDelivery,
          ],
        ],
        [
          world.pirjo,
          [takeRequest, nameCandidate, confirmCandidate, rejectCandidate, matchRequest, reviewRequest],
        ],
        [checker, [checkReview]],
        [decider, [decideRequest, returnProposal, issueCertificate]],
        [world.leena, [withholdReason]],
      ] as readonly (readonly [Worker, readonly Operation[]])[])
        for (const operation of acts)
          told[operation.id] = (await asked(worker.browser, operation, real)).slug;
      return told;
    };
  });
}

/** Waits until the candidates are frozen. */
async function located(clerk: Worker, id: CaseId, wanted: readonly ContactId[]): Promise<RequestView> {
  for (let tries = 0; tries < 600; tries += 1) {
    const request = await clerk.browser.use(readRequest, { params: { case: id } });
    const isThere = wanted.every((one) => request.candidates.some(({ contact }) => contact === one));
    if (request.located !== null && isThere) return request;
    await pause(systemClock, 100);
  }
  throw new Error("nobody looked for candidates");
}
