import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  advanceRequest,
  checkReview,
  confirmCandidate,
  decideRequest,
  matchRequest,
  openSitting,
  readReply,
  readRequest,
  registerRequest,
  revealStatement,
  reviewRequest,
  takeRequest,
  writeStatement,
} from "@tallenne/contracts";
import { addDays, type CaseId, type ContactId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { customers, wav } from "@tallenne/testkit";
import { delivered } from "./steps.ts";
import { actionsAbout, at, today, type Worker, type World } from "./world.ts";

const words = `${customers.jani.name}: en luvannut lähettää papereita, vaan pyysin niitä.`;

/** Row A12.1: a statement is written, proposed, checked and decided by different people; the recording stays, and whoever opens it sees the statement. */
export function rectifying(world: World): void {
  describe("a contact is rectified on request", () => {
    let clerk: Worker;
    let checker: Worker;
    let decider: Worker;
    let id: CaseId;
    let call: ContactId;
    const params = () => ({ case: id });
    const seated = async () => {
      const body = { purpose: "p4" as const, case: id, contacts: [call] };
      return world.pirjo.browser.use(openSitting, { body });
    };

    beforeAll(async () => {
      const employ = (name: string, signInName: string, unit: string, role: "rc" | "ch" | "de") =>
        world.office.worker({ name, signInName, unit, rights: [{ role }] });
      clerk = await employ("Tuula Hakamäki", "tuula.hakamaki", "kirjaamo", "rc");
      checker = await employ("Reijo Kanerva", "reijo.kanerva", "reklamaatiot", "ch");
      decider = await employ("Helka Vuorinen", "helka.vuorinen", "johto", "de");
      const story = {
        externalId: "rectifying",
        startedAt: at("2026-11-12 10.00"),
        customer: customers.jani,
        agent: "agent-204",
      };
      call = await delivered(world, story, wav({ seconds: 2, tones: [370, 510] }));
      const registered = await clerk.browser.use(registerRequest, {
        body: {
          kind: "rectification",
          arrivedOn: addDays(today, -1),
          channel: "mail",
          signature: "none",
          tracks: ["gdpr-15"],
          register: "unknown",
          language: "fi",
          fields: {
            requester: { name: customers.jani.name },
            details: [{ kind: "phone", value: customers.jani.phone }],
            times: [{ from: addDays(today, -60), to: today }],
            words,
            aids: [],
          },
        },
      });
      ({ id } = registered);
      expect(registered.acknowledgement.paragraphs.join(" ")).toContain("lausumana");
      await located(clerk, id, call);
      for (const event of ["check", "locate"] as const)
        await clerk.browser.use(advanceRequest, { params: params(), body: { event } });
      const { browser } = world.pirjo;
      await browser.use(takeRequest, { params: params() });
      await browser.use(matchRequest, { params: params(), body: { event: "match" } });
      const evidence = { evidence: ["speaker" as const] };
      await browser.use(confirmCandidate, { params: { case: id, contact: call }, body: evidence });
      for (const event of ["confirm-match", "review"] as const)
        await browser.use(matchRequest, { params: params(), body: { event } });
    }, 120_000);

    test("one writes and proposes the statement, another reads and checks it, a third decides; from then on it is shown", async () => {
      const { browser } = world.pirjo;
      const { sitting } = await seated();
      const place = { sitting, contact: call };
      const proposes = [{ contact: call, ground: "gdpr-16-incomplete" as const }];
      const propose = () =>
        browser.call(reviewRequest, { params: params(), body: { reasons: [], proposes } });
      expect((await propose()).problem?.findings).toMatchObject([{ code: "no-statement" }]);
      const named = { case: id, contact: call };
      expect((await decider.browser.call(revealStatement, { params: named })).problem?.slug).toBe("unknown");
      await browser.use(writeStatement, { params: place, body: { text: words } });
      expect((await propose()).status).toBe(200);
      const late = await browser.call(writeStatement, { params: place, body: { text: "Toinen." } });
      expect(late.problem?.slug).toBe("out-of-turn");
      expect((await clerk.browser.call(revealStatement, { params: named })).problem?.slug).toBe(
        "not-permitted",
      );
      for (const { browser: reader } of [checker, decider])
        expect(await reader.use(revealStatement, { params: named })).toEqual({ text: words });
      await checker.browser.use(checkReview, { params: params(), body: { agrees: true } });
      const granted = { contact: call, outcome: "granted" as const, grounds: [], given: [] };
      const decided = await decider.browser.use(decideRequest, {
        params: params(),
        body: { items: [{ ...granted, because: "gdpr-16-incomplete" }], instead: [] },
      });
      expect(decided.state).toBe("granted");
      expect((await seated()).contacts[0]?.statements).toEqual([{ text: words, on: today, masked: false }]);
      expect(await actionsAbout(world, call, "request.rectification.made")).toContain(
        "request.rectification.made",
      );
      const reply = await clerk.browser.use(readReply, { params: params() });
      expect(reply.items.map(({ rectified }) => rectified)).toEqual([today]);
    });
  });
}

/** Waits until the candidate is frozen. */
async function located(clerk: Worker, id: CaseId, wanted: ContactId): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const request = await clerk.browser.use(readRequest, { params: { case: id } });
    if (request.candidates.some(({ contact }) => contact === wanted)) return;
    await pause(systemClock, 100);
  }
  throw new Error("nobody looked for candidates");
}
