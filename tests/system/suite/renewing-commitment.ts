import { describe, expect, test } from "@jest/globals";
import {
  issueTicket,
  listContacts,
  openSitting,
  publishCommitmentText,
  readAttachment,
  readCommitmentText,
  readPeaks,
  readText,
  reveal,
  signCommitment,
  changeNote,
  listNotes,
  readTranscript,
  removeNote,
  writeNote,
  writeStatement,
} from "@tallenne/contracts";
import { idFrom } from "@tallenne/domain";
import { customers, wav } from "@tallenne/testkit";
import { delivered, openTraining } from "./steps.ts";
import { at, type World } from "./world.ts";

/** What identity vouched for is remembered by the other services for a second at most (flows D5). */
const rememberedMs = 1000;
/** What the way there and back may take where six processes and other suites share two cores. */
const loadedMs = 500;

/** A new version of the commitment text: everybody signs again, and what was open falls silent (A10.2). */
export function renewingCommitment(world: World): void {
  describe("a new commitment text", () => {
    test("stops an open sitting within a second, in every part, and gives nothing until it is signed", async () => {
      const { browser } = world.sanna;
      const story = { startedAt: at("2026-11-24 11.00"), customer: customers.jani, agent: "agent-204" };
      const contact = await delivered(world, { ...story, externalId: "renewed" }, wav());
      const session = await openTraining(world, contact);
      const opening = { body: { purpose: "p3" as const, case: session.id, contacts: [contact] } };
      const { sitting } = await browser.use(openSitting, opening);
      const params = { sitting, contact };
      const { sound } = await browser.use(issueTicket, { params, body: { side: "both" } });
      const range = (bytes: string) => browser.ask(sound, { headers: { range: bytes } });
      expect((await range("bytes=0-99")).status).toBe(206);
      expect((await range("bytes=999999999-")).status).toBe(416);

      const words = {
        fi: "Pidän salassa kaiken.",
        sv: "Jag håller allt hemligt.",
        en: "I keep everything secret.",
      };
      const old = await browser.use(readCommitmentText, {});
      await world.office.administrator.use(publishCommitmentText, {
        body: { paragraphs: [words], laws: ["JulkL 23 §"] },
      });
      const published = performance.now();
      let served = 0;
      let told = await range("bytes=0-99");
      for (; told.status === 206 && performance.now() < published + 10_000; told = await range("bytes=0-99"))
        served = performance.now() - published;
      expect(told.json()).toMatchObject({ slug: "sign-first" });
      // The answer to the last request that was still served came this long after the new text was published.
      expect(served).toBeLessThanOrEqual(rememberedMs + loadedMs);
      const note = { fromMs: 0, text: "Muistiin.", shared: false };
      const nobodys = idFrom("note", new Uint8Array(16));
      const answers = [
        await browser.call(openSitting, opening),
        await browser.call(issueTicket, { params, body: { side: "both" } }),
        await browser.call(readPeaks, { params }),
        await browser.call(readText, { params }),
        await browser.call(readAttachment, { params: { ...params, part: "attachment-1" } }),
        await browser.call(readTranscript, { params: { ...params, part: "transcript-1" } }),
        await browser.call(listNotes, { params }),
        await browser.call(writeNote, { params, body: note }),
        await browser.call(changeNote, { params: { ...params, note: nobodys }, body: note }),
        await browser.call(removeNote, { params: { ...params, note: nobodys } }),
        await browser.call(writeStatement, { params, body: { text: "Lausuma." } }),
        await browser.call(reveal, { params: { sitting }, body: { contacts: [contact] } }),
        await browser.call(listContacts, { query: { purpose: "p0", scope: "own" } }),
      ];
      expect(answers.map(({ problem }) => problem?.slug)).toEqual(answers.map(() => "sign-first"));
      const late = await browser.call(signCommitment, {
        body: { text: old.id, version: old.version, language: "fi", read: true },
      });
      expect(late.problem?.slug).toBe("conflict");
    });
  });
}
