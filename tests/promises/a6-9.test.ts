import { beforeAll, expect, test } from "@jest/globals";
import { openSitting, readText } from "@tallenne/contracts";
import { calendarDate, type ContactId, startOfHelsinkiDay } from "@tallenne/domain";
import { contactRequest, mailFile } from "@tallenne/testkit";
import { houseForTests } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

/** Half past midnight of 1 May in Helsinki: still April in UTC. */
const night = startOfHelsinkiDay(calendarDate("2026-05-01")) + 30 * 60_000;

promise("A6.9", () => {
  const house = houseForTests(calendarDate("2026-10-20"));
  const days: Record<string, string | null> = {};
  let mail: ContactId;
  beforeAll(async () => {
    const draft = {
      from: "asiakas@example.fi",
      fromName: "Asiakas",
      subject: "Kysymys",
      text: "Hei",
      at: night,
    };
    const told = { startedAt: night, seconds: 0 };
    const first = await house().keep({ externalId: "mail", channel: "email", ...told }, mailFile(draft));
    mail = first.contact;
    days["mail"] = first.lastDay;
    const form = contactRequest({ subject: "Pyyntö", message: "Soittakaa." });
    days["form"] = (await house().keep({ externalId: "form", channel: "eform", ...told }, form)).lastDay;
    const later = night + 40 * 24 * 3_600_000;
    const answer = { ...draft, subject: "Re: Kysymys", text: "Vastaus", at: later };
    const reply = {
      externalId: "answer",
      channel: "email",
      startedAt: later,
      seconds: 0,
      direction: "out",
    } as const;
    days["answer"] = (await house().keep(reply, mailFile(answer))).lastDay;
  });

  test("T-A6.9a a mail and a form of 1 May 00:30 in Helsinki are last readable on 28 October, not on the 27th of a naive reckoning", () => {
    expect([days["mail"], days["form"]]).toEqual(["2026-10-28", "2026-10-28"]);
  });

  test("T-A6.9b an answer has its own 180 days and lengthens the life of no older message", async () => {
    expect(days["answer"]).toBe("2026-12-07");
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, mail);
    const midnight = startOfHelsinkiDay(calendarDate("2026-10-29"));
    await house().archive.setCalendar(midnight - 1);
    const { sitting } = await handler.use(openSitting, {
      body: { contacts: [mail], purpose: "p1", case: id },
    });
    await handler.use(readText, { params: { sitting, contact: mail } });
    await house().archive.setCalendar(midnight);
    const after = await handler.call(readText, { params: { sitting, contact: mail } });
    expect([after.status, after.problem?.slug]).toEqual([410, "gone"]);
  });
});
