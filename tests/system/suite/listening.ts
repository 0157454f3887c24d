import { describe, expect, test } from "@jest/globals";
import {
  changeNote,
  closeSitting,
  issueTicket,
  listCases,
  listContacts,
  listNotes,
  openSitting,
  readContact,
  readPeaks,
  readText,
  readTranscript,
  removeNote,
  reportHeard,
  writeNote,
} from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import { chatLog, customers, type Story, wav } from "@tallenne/testkit";
import { delivered, openTraining, transcribed } from "./steps.ts";
import { actionsAbout, at, type World } from "./world.ts";

const { veera, jani } = customers;

/** J2: an adviser hears an own call in a coaching session, and the ledger knows every second. */
export function listening(world: World): void {
  describe("J2: an adviser hears an own call", () => {
    const recording = wav({ format: "pcm16", seconds: 20, tones: [350, 520] });
    let contact: ContactId;
    test("without a commitment nothing is listed; signed, the list of own contacts shows", async () => {
      contact = await delivered(world, own("j2", at("2026-11-23 9.05")), recording);
      const query = { purpose: "p0", scope: "own" } as const;
      const newcomer = await world.office.newcomer({
        name: "Ilkka Raitanen",
        signInName: "ilkka.raitanen",
        rights: [{ role: "ag" }],
      });
      expect((await newcomer.browser.call(listContacts, { query })).problem?.slug).toBe("sign-first");
      const { rows } = await world.sanna.browser.use(listContacts, { query });
      expect(rows.map(({ id }) => id)).toContain(contact);
      expect(rows[0]).not.toHaveProperty("parties");
    });

    test("metadata is no content: under P0 no sitting opens", async () => {
      const asked = await world.sanna.browser.call(openSitting, {
        body: { purpose: "p0", contacts: [contact] },
      });
      expect(asked.status).toBe(403);
    });

    test("the sound is the recording's own samples, in ranges, and what was heard is in the ledger to the second", async () => {
      await openTraining(world, contact);
      const { rows } = await world.sanna.browser.use(listCases, {});
      const session = rows.find(({ contacts }) => contacts.some((one) => one.contact === contact));
      const opened = await world.sanna.browser.use(openSitting, {
        body: { purpose: "p3", contacts: [contact], ...(session === undefined ? {} : { case: session.id }) },
      });
      const params = { sitting: opened.sitting, contact };
      expect(opened.contacts[0]).toMatchObject({ playable: true, sides: ["adviser", "customer"] });
      expect((await world.sanna.browser.call(readPeaks, { params })).told.bytes.length).toBeGreaterThan(100);
      const ticket = await world.sanna.browser.use(issueTicket, { params, body: { side: "both" } });
      const heard: Buffer[] = [];
      for (let from = 0; from < ticket.length;) {
        const told = await world.sanna.browser.ask(ticket.sound, { headers: { range: `bytes=${from}-` } });
        expect(told.status).toBe(206);
        heard.push(told.bytes);
        from += told.bytes.length;
      }
      const whole = Buffer.concat(heard);
      expect(heard.length).toBeGreaterThan(1);
      expect(whole.subarray(-640_000).equals(recording.subarray(44))).toBe(true);

      const ranges: [number, number][] = [
        [0, 12_000],
        [10_000, 15_500],
      ];
      const { heardMs } = await world.sanna.browser.use(reportHeard, { params, body: { ranges } });
      expect(heardMs).toBe(15_500);
      await world.sanna.browser.use(closeSitting, { params: { sitting: opened.sitting } });
      const actions = await actionsAbout(world, contact, "access.listened");
      for (const action of ["access.sitting.opened", "access.granted", "access.served", "access.listened"])
        expect(actions).toContain(action);
      const after = await world.sanna.browser.ask(ticket.sound, { headers: { range: "bytes=0-99" } });
      expect(after.status).toBeGreaterThanOrEqual(400);
    });

    test("the adviser sees that and in which role the call was heard", async () => {
      const { rows } = await world.sanna.browser.use(listContacts, {
        query: { purpose: "p0", scope: "own" },
      });
      expect(rows.find(({ id }) => id === contact)?.heard).toEqual([{ on: "2026-11-24", role: "ag" }]);
    });

    test("what was said is read beside the sound, what names somebody masked in coaching; notes stand at their second", async () => {
      const story = own("j2", at("2026-11-23 9.05"));
      const turns = [
        { from: 0, to: 4_000, side: "adviser" as const, text: "Miten voin auttaa?" },
        { from: 5_000, to: 9_000, side: "customer" as const, text: `Tunnus on ${veera.identityCode}.` },
      ];
      expect(await transcribed(world, story, turns)).toBe(201);
      expect(await transcribed(world, story, turns)).toBe(200);
      const beyond = [{ from: 0, to: 90_000, side: "adviser" as const, text: "Liian pitkä." }];
      expect(await transcribed(world, story, beyond)).toBe(422);
      const { rows } = await world.sanna.browser.use(listCases, {});
      const session = rows.find(({ contacts }) => contacts.some((one) => one.contact === contact));
      const opening = { purpose: "p3" as const, contacts: [contact], ...(session && { case: session.id }) };
      const { sitting, contacts } = await world.sanna.browser.use(openSitting, { body: opening });
      expect(contacts[0]?.parts).toContain("transcript-1");
      const params = { sitting, contact };
      const shown = await world.sanna.browser.use(readTranscript, {
        params: { ...params, part: "transcript-1" },
      });
      expect(shown).toMatchObject({ language: "fi", masked: 1, made: { by: "machine" } });
      expect(shown.utterances.map(({ side }) => side)).toEqual(["adviser", "customer"]);
      expect(JSON.stringify(shown)).not.toContain(veera.identityCode);
      expect((await actionsAbout(world, contact, "access.text.read")).length).toBeGreaterThan(0);

      const body = { fromMs: 5_000, toMs: 9_000, text: "Tässä kohdassa hyvä kysymys.", shared: true };
      const { note } = await world.sanna.browser.use(writeNote, { params, body });
      const lead = await world.raija.browser.use(openSitting, { body: opening });
      const theirs = { sitting: lead.sitting, contact };
      const read = await world.raija.browser.use(listNotes, { params: theirs });
      expect(read.notes).toMatchObject([{ text: body.text, own: false, role: "ag" }]);
      const foreign = await world.raija.browser.call(changeNote, { params: { ...theirs, note }, body });
      expect(foreign.problem?.slug).toBe("unknown");
      expect(await world.sanna.browser.use(changeNote, { params: { ...params, note }, body })).toMatchObject(
        body,
      );
      await world.sanna.browser.use(removeNote, { params: { ...params, note } });
      expect((await world.raija.browser.use(listNotes, { params: theirs })).notes).toEqual([]);
    });

    test("a chat shows its text with what was typed of persons masked", async () => {
      const typed = chatLog(at("2026-11-22 8.41"), [
        { from: "customer", text: `hetuni on ${jani.identityCode}, soita ${jani.phone} tai ${jani.email}` },
      ]);
      const begun = at("2026-11-22 8.41");
      const { customer: _nobody, ...unnamed } = own("j2-chat", begun, { channel: "chat" });
      const chat = await delivered(world, unnamed, typed);
      const session = await openTraining(world, chat);
      const { sitting } = await world.sanna.browser.use(openSitting, {
        body: { purpose: "p3", case: session.id, contacts: [chat] },
      });
      const shown = await world.sanna.browser.use(readText, { params: { sitting, contact: chat } });
      expect(shown.messages[0]?.text).toMatch(/⟦.+⟧.*⟦.+⟧.*⟦.+⟧/);
      for (const word of [jani.identityCode, "1234506", jani.email])
        expect(JSON.stringify(shown)).not.toContain(word);
    });

    test("a contact of others and one that does not exist look the same", async () => {
      const foreign = await delivered(
        world,
        own("j2-foreign", at("2026-11-21 9.05"), { agent: "agent-1" }),
        wav({ seconds: 20 }),
      );
      const nobody = `contact_${"0".repeat(26)}` as ContactId;
      const answers = await Promise.all(
        [foreign, nobody].map(async (id) =>
          world.sanna.browser.call(readContact, { params: { contact: id }, query: { purpose: "p0" } }),
        ),
      );
      const told = answers.map(({ problem }) => ({ ...problem, id: undefined }));
      expect(told[0]).toEqual(told[1]);
      expect(told[0]?.slug).toBe("unknown");
    });
  });
}

/** A call of Veera's that Sanna took. */
function own(externalId: string, startedAt: number, more: Partial<Story> = {}): Story {
  return { externalId, startedAt, seconds: 20, customer: veera, agent: "agent-204", ...more };
}
