import { describe, expect, test } from "@jest/globals";
import { readIntake, rejectAnnouncement, repairAnnouncement, replayQuarantine } from "@tallenne/contracts";
import { idFrom } from "@tallenne/domain";
import {
  announcementOf,
  chatLog,
  contactRequest,
  customers,
  digestField,
  mailFile,
  wav,
} from "@tallenne/testkit";
import { actionsAbout, at, today, type World } from "./world.ts";

const { aino, farah, jani, sofia } = customers;
const begun = at("2026-11-20 9.05");

/** J1: a contact of every channel comes in, and every gate holds what it must. */
export function takingIn(world: World): void {
  const now = () => world.archive.now();
  const call = (externalId: string, more: object = {}) =>
    announcementOf({ externalId, startedAt: begun, customer: aino, agent: "agent-204", ...more }, now());

  describe("J1: a contact comes in", () => {
    const channels = [
      ["a call, six calendar months", "call", "2027-05-20", wav({ format: "alaw" })],
      [
        "a chat, 180 days",
        "chat",
        "2027-05-19",
        chatLog(begun, [{ from: "customer", text: `Hei, ${jani.phone}` }]),
      ],
      [
        "a mail, 180 days",
        "email",
        "2027-05-19",
        mailFile({
          from: sofia.email,
          fromName: sofia.name,
          subject: "Arbetsintyg",
          text: "Bifogat finns intyget.",
          at: begun,
          attachment: {
            name: "intyg.pdf",
            mediaType: "application/pdf",
            bytes: Buffer.from("%PDF-1.4 intyg"),
          },
        }),
      ],
      [
        "a form, 180 days",
        "eform",
        "2027-05-19",
        contactRequest({ message: "I have moved.", name: farah.name }),
      ],
    ] as const;
    test.each(channels)("%s: kept, sealed and in the ledger", async (_words, channel, lastDay, bytes) => {
      const announced = {
        ...call(`kept-${channel}`, { channel }),
        ...(channel === "chat" ? { parties: [] } : {}),
      };
      const kept = await world.recorder.deliver(announced, bytes);
      expect(kept).toMatchObject({ state: "kept", lastDay });
      expect(await actionsAbout(world, String(kept.contact), "contact.ingested")).toContain(
        "contact.ingested",
      );
    });

    test("the same again gets the first answer; other content under the same id is refused", async () => {
      const bytes = wav({ tones: [300, 500] });
      const first = await world.recorder.deliver(call("twice"), bytes);
      const again = await world.recorder.announce(call("twice"));
      expect([again.status, again.reply?.contact]).toEqual([200, first.contact]);
      const path = again.reply?.contentAddress ?? `/intake/v1/announcements/${first.announcement}/content`;
      expect((await world.recorder.put(path, bytes)).status).toBe(200);
      const other = await world.recorder.put(path, wav({ tones: [310, 500] }));
      expect([other.status, other.json()]).toMatchObject([409, { slug: "other-content" }]);
    });

    test("a career-guidance call is refused before its first byte and counted", async () => {
      const refused = await world.recorder.announce(call("guidance", { line: "uraohjaus" }));
      expect([refused.status, refused.problem?.slug]).toEqual([422, "never-record"]);
      const { lines } = await world.office.administrator.use(readIntake, { query: {} });
      expect(lines.find(({ line }) => line === "uraohjaus")).toMatchObject({ neverRecord: 1, kept: 0 });
    });

    const held = [
      ["a line nobody knows", { line: "tuntematon" }, "line-unknown"],
      ["a recording that was not told of", { announced: false }, "announcement-missing"],
      ["a start in the future", { startedAt: at("2026-11-26 9.00") }, "time-in-future"],
      ["a recording made outside the EEA", { place: "US" }, "outside-eea"],
      ["an origin that is not the customer", { origin: "other" }, "source-not-customer"],
      ["no statutory task that is in force", { legalTasks: ["916-2012"] }, "legal-task-not-in-force"],
    ] as const;
    test.each(held)(
      "%s waits in quarantine with its finding, and no content is taken",
      async (words, more, code) => {
        const { status, reply } = await world.recorder.announce(call(`held ${words}`, more));
        expect(status).toBe(202);
        expect(reply).toMatchObject({ state: "quarantined", contentAddress: null, contact: null });
        expect(reply?.findings.map((finding) => finding.code)).toContain(code);
        const path = `/intake/v1/announcements/${reply?.announcement}/content`;
        expect((await world.recorder.put(path, wav())).json()).toMatchObject({ slug: "awaiting-repair" });
      },
    );

    test("a repaired announcement is simply sent again", async () => {
      await world.recorder.announce(call("repaired", { line: "tuntematon" }));
      expect(await world.recorder.deliver(call("repaired"), wav())).toMatchObject({ state: "kept" });
    });

    test("S-91 a person names the line of what waits: the same comes in, a line never recorded ends it, what is rejected is told so", async () => {
      const { administrator } = world.office;
      const hold = async (externalId: string, more: object) => {
        const sent = call(externalId, more);
        const { reply } = await world.recorder.announce(sent);
        return { sent, announcement: reply?.announcement ?? idFrom("announcement", new Uint8Array(16)) };
      };
      const named = await hold("desk-named", { line: "jono-77" });
      const params = { announcement: named.announcement };
      const body = { reason: "source-line", line: "yritys-suomi" } as const;
      expect(await administrator.use(repairAnnouncement, { params, body })).toMatchObject({
        state: "repaired",
      });
      const kept = await world.recorder.deliver(named.sent, wav());
      expect(kept).toMatchObject({ state: "kept", announcement: named.announcement });
      expect(await actionsAbout(world, named.announcement, "contact.repaired")).toContain("contact.repaired");
      const career = await hold("desk-career", { line: "jono-78" });
      const ended = await administrator.use(repairAnnouncement, {
        params: { announcement: career.announcement },
        body: { ...body, line: "uraohjaus" },
      });
      expect(ended).toMatchObject({ state: "refused", refused: "never-record" });
      const untold = await hold("desk-untold", { line: "jono-79", announced: false });
      const still = await administrator.ask(`/intake/v1/announcements/${untold.announcement}/repair`, {
        json: body,
      });
      expect(still.json()).toMatchObject({ slug: "still-held" });
      await administrator.use(rejectAnnouncement, {
        params: { announcement: untold.announcement },
        body: { reason: "not-told" },
      });
      expect((await world.recorder.announce(untold.sent)).problem?.slug).toBe("rejected-by-person");
      expect(await administrator.use(replayQuarantine, { body: {} })).toMatchObject({
        passed: 0,
        refused: 0,
      });
      for (const act of ["repair", "rejection"])
        expect(
          (
            await administrator.ask(
              `/intake/v1/announcements/${idFrom("announcement", new Uint8Array(16).fill(9))}/${act}`,
              { json: act === "repair" ? body : { reason: "not-told" } },
            )
          ).json(),
        ).toMatchObject({ slug: "unknown" });
    });

    test("S-90 what a source counted and never offered is seen by line", async () => {
      const { administrator } = world.office;
      const tell = (token: string) =>
        world.archive.browser().ask(`/intake/v1/day-totals/${today}`, {
          method: "PUT",
          json: { lines: [{ line: "yritys-suomi", offered: 9 }] },
          headers: { authorization: `Bearer ${token}` },
        });
      expect((await tell(world.recorder.token)).status).toBe(200);
      expect((await tell("c3RyYW5nZXI")).json()).toMatchObject({ slug: "sign-in-first" });
      const { lines } = await administrator.use(readIntake, { query: {} });
      const found = lines.find(({ line }) => line === "yritys-suomi");
      expect(found).toMatchObject({ told: 9 });
      expect(found?.offered).toBeLessThan(9);
      const nobodys = `/intake/v1/sources/${idFrom("source", new Uint8Array(16))}/day-totals/${today}`;
      const body = { lines: [{ line: "yritys-suomi", offered: 9 }] };
      expect((await administrator.ask(nobodys, { method: "PUT", json: body })).json()).toMatchObject({
        slug: "unknown",
      });
    });

    test("what is past its last day is refused", async () => {
      const refused = await world.recorder.announce(call("late", { startedAt: at("2026-05-20 9.00") }));
      expect(refused.problem?.slug).toBe("already-expired");
    });

    const hostile = [
      ["nothing at all", Buffer.alloc(0)],
      ["a program called a recording", Buffer.from("#!/bin/sh\necho x\n".repeat(40))],
      ["a recording cut in its middle", wav({ seconds: 2 }).subarray(0, 9000)],
      ["a recording much longer than its contact", wav({ channels: 1, seconds: 100, tones: [0] })],
      ["noise", Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251))],
    ] as const;
    test.each(hostile)("%s is refused by name, and the archive lives", async (words, bytes) => {
      const { reply } = await world.recorder.announce(call(`hostile ${words}`, { seconds: 10 }));
      const told = await world.recorder.put(String(reply?.contentAddress), bytes);
      expect(told.json()).toMatchObject({ slug: "content-refused", findings: expect.anything() });
      expect((await world.recorder.announce(call("alive"))).status).toBeLessThan(300);
    });

    test("a digest that differs keeps nothing; the right content then comes in", async () => {
      const { reply } = await world.recorder.announce(call("digest"));
      const path = String(reply?.contentAddress);
      const wrong = { "content-digest": digestField(Buffer.from("something else")) };
      expect((await world.recorder.put(path, wav(), wrong)).json()).toMatchObject({ slug: "digest-differs" });
      const spoken = path.replace(/content$/, "transcript");
      expect((await world.recorder.put(spoken, wav())).json()).toMatchObject({ slug: "not-at-this-stage" });
      expect((await world.recorder.put(path, wav())).status).toBe(201);
      expect((await world.recorder.put(spoken, wav(), wrong)).json()).toMatchObject({
        slug: "digest-differs",
      });
    });

    test("a token that nobody was given opens nothing", async () => {
      const stranger = await world.archive.browser().ask("/intake/v1/announcements", {
        json: call("stranger"),
        headers: { authorization: "Bearer c3RyYW5nZXJzLXRva2Vu" },
      });
      expect(stranger.json()).toMatchObject({ slug: "sign-in-first" });
    });
  });
}
