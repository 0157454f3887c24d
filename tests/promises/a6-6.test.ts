import { beforeAll, expect, test } from "@jest/globals";
import { askHold, openSitting, readText } from "@tallenne/contracts";
import { calendarDate, type ContactId, firstPolicy, registerIn, startOfHelsinkiDay } from "@tallenne/domain";
import { chatLog } from "@tallenne/testkit";
import { houseForTests, morningOf } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A6.6", () => {
  const house = houseForTests();
  let chat: ContactId;
  beforeAll(async () => {
    const begin = morningOf("2026-06-01");
    const kept = await house().keep(
      { externalId: "chat", channel: "chat", startedAt: begin, seconds: 60 },
      chatLog(begin, [{ from: "customer", text: "Hei" }]),
    );
    chat = kept.contact;
    expect(kept.lastDay).toBe("2026-11-28");
  });
  const read = async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler);
    const body = { contacts: [chat], purpose: "p1" as const, case: id };
    return (await handler.call(openSitting, { body })).status;
  };

  test("T-A6.6 a chat of 1 June is read on 28 November, day 180, to its last instant, and on day 181 no more", async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, chat);
    const midnight = startOfHelsinkiDay(calendarDate("2026-11-29"));
    await house().archive.setCalendar(midnight - 1);
    const { sitting } = await handler.use(openSitting, {
      body: { contacts: [chat], purpose: "p1", case: id },
    });
    await handler.use(readText, { params: { sitting, contact: chat } });
    await house().archive.setCalendar(midnight);
    const after = await handler.call(readText, { params: { sitting, contact: chat } });
    expect([after.status, after.problem?.slug]).toEqual([410, "gone"]);
    expect(await read()).toBeGreaterThanOrEqual(404);
  });

  test("T-A6.6 nothing holds a chat longer: its rule knows no hold, its ceiling is its term, and asking for one is refused", async () => {
    const [rule] = registerIn(firstPolicy, "chat")?.rules ?? [];
    expect([rule?.term, rule?.ceiling, rule?.holds]).toEqual(["P180D", "P180D", []]);
    await house().archive.setCalendar(calendarDate("2026-11-28"));
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, chat);
    const body = { case: id, reason: "evidence" as const, until: calendarDate("2026-12-01") };
    const asked = await handler.call(askHold, { params: { contact: chat }, body });
    expect([asked.status, asked.problem?.slug]).toEqual([422, "not-holdable"]);
  });
});
