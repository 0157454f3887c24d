import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  advanceRequest,
  checkReview,
  confirmCandidate,
  decideRequest,
  listDisposals,
  matchRequest,
  noteDelivery,
  openSitting,
  previewDeletion,
  readContact,
  readReply,
  readRequest,
  registerRequest,
  returnProposal,
  reviewRequest,
  runSweep,
  takeRequest,
  withdrawRequest,
} from "@tallenne/contracts";
import { addDays, type CaseId, type ContactId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { customers, wav } from "@tallenne/testkit";
import { delivered } from "./steps.ts";
import { actionsAbout, at, today, type Worker, type World } from "./world.ts";

const story = (externalId: string) => ({
  externalId,
  startedAt: at("2026-11-13 10.00"),
  customer: customers.jani,
  agent: "agent-204",
});

/** Row A12.5: three people decide that a call goes before its day; nobody reads it from that instant, and the sweep destroys it with its proof. */
export function erasing(world: World): void {
  describe("a call is erased on request", () => {
    let clerk: Worker;
    let checker: Worker;
    let decider: Worker;
    let id: CaseId;
    let wrong: ContactId;
    let other: ContactId;
    const params = () => ({ case: id });

    beforeAll(async () => {
      const employ = (name: string, signInName: string, unit: string, role: "rc" | "ch" | "de") =>
        world.office.worker({ name, signInName, unit, rights: [{ role }] });
      clerk = await employ("Kerttu Lehtovaara", "kerttu.lehtovaara", "kirjaamo", "rc");
      checker = await employ("Martti Salonen", "martti.salonen", "reklamaatiot", "ch");
      decider = await employ("Irja Mustonen", "irja.mustonen", "johto", "de");
      wrong = await delivered(world, story("erasing-wrong"), wav({ seconds: 2, tones: [380, 520] }));
      other = await delivered(world, story("erasing-other"), wav({ seconds: 2, tones: [390, 530] }));
      const registered = await clerk.browser.use(registerRequest, {
        body: {
          kind: "erasure",
          arrivedOn: addDays(today, -1),
          channel: "mail",
          signature: "none",
          tracks: ["gdpr-15"],
          register: "unknown",
          language: "sv",
          fields: {
            requester: { name: customers.jani.name },
            details: [{ kind: "phone", value: customers.jani.phone }],
            times: [{ from: addDays(today, -60), to: today }],
            aids: [],
          },
        },
      });
      ({ id } = registered);
      expect(registered.acknowledgement.paragraphs.join(" ")).toContain("radering");
      await located(clerk, id, [wrong, other]);
      for (const event of ["check", "locate"] as const)
        await clerk.browser.use(advanceRequest, { params: params(), body: { event } });
      const { browser } = world.pirjo;
      await browser.use(takeRequest, { params: params() });
      await browser.use(matchRequest, { params: params(), body: { event: "match" } });
      for (const contact of [wrong, other])
        await browser.use(confirmCandidate, {
          params: { case: id, contact },
          body: { evidence: ["speaker"] },
        });
      for (const event of ["confirm-match", "review"] as const)
        await browser.use(matchRequest, { params: params(), body: { event } });
    }, 120_000);

    test("one proposes which contact goes, another checks, a third decides; at that instant nobody reads it", async () => {
      const { browser } = world.pirjo;
      const query = { purpose: "p4", case: id } as const;
      await browser.use(readContact, { params: { contact: wrong }, query });
      const propose = async (...proposes: { contact: ContactId; ground: "gdpr-17-1-d" }[]) => {
        await browser.use(reviewRequest, { params: params(), body: { reasons: [], proposes } });
        await checker.browser.use(checkReview, { params: params(), body: { agrees: true } });
      };
      await propose();
      const back = await decider.browser.use(returnProposal, { params: params() });
      expect([back.state, back.check]).toEqual(["third-party-review", null]);
      await propose({ contact: wrong, ground: "gdpr-17-1-d" });
      const item = { grounds: [], given: [] };
      const goes = { ...item, outcome: "granted", because: "gdpr-17-1-d" } as const;
      const decide = (...items: readonly object[]) =>
        decider.browser.call(decideRequest, {
          params: params(),
          body: { items: items as never, instead: [] },
        });
      // What nobody proposed does not go, whoever decides.
      const alone = await decide({ ...goes, contact: wrong }, { ...goes, contact: other });
      expect(alone.problem?.findings).toMatchObject([{ pointer: "/items/1/outcome", code: "not-proposed" }]);
      const task = { act: "380-2023", section: "12 §" };
      const stays = { ...item, outcome: "refused", grounds: ["gdpr-17-3-b"], task } as const;
      const decided = await decide({ ...goes, contact: wrong }, { ...stays, contact: other });
      expect([decided.status, decided.reply?.state]).toEqual([200, "partly"]);
      expect((await browser.call(readContact, { params: { contact: wrong }, query })).status).toBe(410);
      const opening = { body: { purpose: "p4" as const, case: id, contacts: [wrong] } };
      expect((await browser.call(openSitting, opening)).status).toBe(410);
      const own = { params: { contact: wrong }, query: { purpose: "p0" as const } };
      expect((await world.sanna.browser.call(readContact, own)).status).toBeGreaterThanOrEqual(404);
      expect((await browser.call(readContact, { params: { contact: other }, query })).status).toBe(200);
      expect(await actionsAbout(world, wrong, "retention.erasure.granted")).toEqual(
        expect.arrayContaining([
          "retention.erasure.asked",
          "request.erasure.decided",
          "retention.erasure.granted",
        ]),
      );
      const again = await clerk.browser.call(withdrawRequest, { params: params() });
      expect(again.problem?.slug).toBe("out-of-turn");
    });

    test("the sweep destroys it with every receipt and leaves the other; then the reply says that it is done", async () => {
      const { leena } = world;
      const removals = async () =>
        (await clerk.browser.use(readReply, { params: params() })).items.map(({ removal }) => removal);
      expect((await removals()).toSorted()).toEqual(["closed", "none"]);
      await due(leena);
      const before = (await leena.browser.use(listDisposals, { query: {} })).rows.length;
      const swept = await world.office.administrator.use(runSweep, { body: { rehearse: false } });
      expect(swept.stopped).toBeNull();
      const { rows } = await leena.browser.use(listDisposals, { query: {} });
      expect(rows).toHaveLength(before + 1);
      const disposal = rows.find(({ count, lastDay }) => count === 1 && lastDay === "2027-05-13");
      expect(disposal).toMatchObject({ step: "purged", disputed: 0, register: "calls" });
      expect(disposal?.certificate).toMatch(/^[0-9a-f]{64}$/);
      expect(disposal?.receipts.map(({ owner }) => owner)).toEqual(
        expect.arrayContaining(["catalogue", "intake", "keys", "objects", "reading-room"]),
      );
      expect(await actionsAbout(world, String(disposal?.id), "retention.purged")).toContain(
        "retention.purged",
      );
      expect((await removals()).toSorted()).toEqual(["destroyed", "none"]);
      // The keys of the other moved: it opens as before.
      const opening = { body: { purpose: "p4" as const, case: id, contacts: [other] } };
      expect((await world.pirjo.browser.call(openSitting, opening)).status).toBe(201);
      const closing = { what: "information", means: "post", last: true } as const;
      const early = await clerk.browser.call(noteDelivery, { params: params(), body: closing });
      expect(early.problem?.slug).toBe("out-of-turn");
    });
  });
}

/** Waits until the candidates are frozen. */
async function located(clerk: Worker, id: CaseId, wanted: readonly ContactId[]): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const request = await clerk.browser.use(readRequest, { params: { case: id } });
    if (wanted.every((one) => request.candidates.some(({ contact }) => contact === one))) return;
    await pause(systemClock, 100);
  }
  throw new Error("nobody looked for candidates");
}

/** Waits until what is erased is due by the steward's own reckoning, which the ledger has to reach first. */
async function due({ browser }: Worker): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await browser.use(previewDeletion, { query: {} })).due > 0) return;
    await pause(systemClock, 50);
  }
  throw new Error("what is erased never fell due");
}
