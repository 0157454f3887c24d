import { describe, expect, test } from "@jest/globals";
import {
  openSitting,
  readAttachment,
  readCase,
  readFirstStart,
  readMe,
  readRegisters,
  readSignedText,
  setLanguage,
  signIn,
  signInByLink,
  signOut,
  stepUp,
  wearRole,
} from "@tallenne/contracts";
import { customers, followInvitation, mailFile, sign } from "@tallenne/testkit";
import { delivered, openTraining } from "./steps.ts";
import { at, type World } from "./world.ts";

/** Doors that the other journeys only stand before: coming in by pass phrase and by link, another role, another language, leaving. */
export function comingAndGoing(world: World): void {
  describe("coming and going", () => {
    test("with pass phrase and code one comes in, in one's own language, and leaving ends the session", async () => {
      const { office, archive } = world;
      expect(await archive.browser().use(readFirstStart, {})).toMatchObject({ waiting: false });
      const person = { name: "Sirkka Ovela", signInName: "sirkka.ovela", rights: [{ role: "ag" as const }] };
      const { invitation } = await office.employ(person);
      const browser = archive.browser();
      const { password, proof } = await followInvitation(browser, invitation);
      await browser.use(signOut, {});
      expect((await browser.call(readMe, {})).status).toBe(401);
      const body = { name: "sirkka.ovela", password, code: proof.code() };
      expect(await browser.use(signIn, { body })).toMatchObject({ role: "ag", commitment: null });
      await browser.use(setLanguage, { body: { language: "sv" } });
      expect((await browser.use(readMe, {})).language).toBe("sv");
      // The code that let in once does not again.
      expect((await archive.browser().call(signIn, { body })).problem?.slug).toBe("sign-in-refused");
    });

    test("by link one signs, proves identity again, and wears each role one has a right to", async () => {
      const { office, archive } = world;
      const { person } = await office.newcomer({
        name: "Otso Kaksipuoli",
        signInName: "otso.kaksipuoli",
        rights: [{ role: "ag" }, { role: "tl" }],
      });
      const browser = archive.browser();
      await browser.use(signInByLink, { body: { token: await office.link(person) } });
      await sign(browser);
      await browser.use(stepUp, { body: {} });
      expect((await browser.use(wearRole, { body: { role: "tl" } })).role).toBe("tl");
      expect((await browser.use(wearRole, { body: { role: "ag" } })).role).toBe("ag");
      const { registers } = await browser.use(readRegisters, {});
      expect(registers.map(({ id }) => id).toSorted()).toEqual(
        expect.arrayContaining(["calls", "chat", "eform", "email"]),
      );
      const { commitment } = await browser.use(readMe, {});
      const text = await browser.use(readSignedText, {
        params: { version: String(commitment?.version) },
      });
      expect(text.paragraphs.length).toBeGreaterThan(0);
    });

    test("an attachment leaves as it came, as a file, in the case it belongs to", async () => {
      const startedAt = at("2026-11-22 12.30");
      const bytes = Buffer.from("%PDF-1.4 työtodistus");
      const mail = mailFile({
        from: customers.sofia.email,
        fromName: customers.sofia.name,
        subject: "Arbetsintyg",
        text: "Bifogat.",
        at: startedAt,
        attachment: { name: "intyg.pdf", mediaType: "application/pdf", bytes },
      });
      const told = { startedAt, channel: "email" as const, agent: "agent-204" };
      const contact = await delivered(world, { externalId: "attached", ...told }, mail);
      const session = await openTraining(world, contact);
      const { browser } = world.sanna;
      const seen = await browser.use(readCase, { params: { case: session.id } });
      expect(seen.contacts.map((one) => one.contact)).toEqual([contact]);
      const { sitting } = await browser.use(openSitting, {
        body: { purpose: "p3", case: session.id, contacts: [contact] },
      });
      const params = { sitting, contact, part: "attachment-1" };
      const given = (await browser.call(readAttachment, { params })).told;
      expect(given.bytes.equals(bytes)).toBe(true);
      expect(given.headers["content-disposition"]).toMatch(/^attachment;/);
    });
  });
}
