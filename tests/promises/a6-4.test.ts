import { expect, test } from "@jest/globals";
import {
  approveHold,
  askHold,
  closeCase,
  listCaseHolds,
  previewRelease,
  readContact,
  releaseHold,
} from "@tallenne/contracts";
import { addDays, calendarDate, type ContactId } from "@tallenne/domain";
import { chatLog } from "@tallenne/testkit";
import { held, swept, told } from "./testing/holding.ts";
import { join } from "node:path";
import { filesBelow } from "./testing/files.ts";
import { agentKey, hear, houseForTests, morningOf } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A6.4", () => {
  const house = houseForTests(calendarDate("2026-10-25"));
  const lastDay = calendarDate("2026-11-25");
  const ceiling = calendarDate("2027-05-25");
  /** A call of the team whose lead approves. */
  const keep = async (externalId: string): Promise<ContactId> => {
    await house().worker("ag");
    const story = { externalId, startedAt: morningOf("2026-05-25"), agent: agentKey };
    return (await house().keep(story)).contact;
  };
  const people = async () => ({ by: await house().worker("ch"), second: await house().worker("tl") });
  const keysOf = (contact: string) =>
    filesBelow(join(house().archive.folder, "vault")).filter((name) => name.includes(contact));

  test("T-P12 nobody approves what they asked for, and chats have no hold", async () => {
    const { by } = await people();
    const contact = await keep("alone");
    const { id } = await house().complaint(by, contact);
    const body = { case: id, reason: "evidence" as const, until: ceiling };
    const { hold } = await by.use(askHold, { params: { contact }, body });
    expect((await by.call(approveHold, { params: { contact, hold: hold.id } })).status).toBe(403);
    const at = morningOf("2026-10-20");
    const chat = await house().keep(
      { externalId: "chat", register: "chat", channel: "chat", startedAt: at },
      chatLog(at, [{ from: "customer", text: "Hei, kysyisin työttömyysturvasta." }]),
    );
    const matter = await house().complaint(by, chat.contact);
    const wish = { case: matter.id, reason: "evidence" as const, until: calendarDate("2026-12-01") };
    const refused = await by.call(askHold, { params: { contact: chat.contact }, body: wish });
    expect(refused.problem?.slug).toBe("not-holdable");
  });

  test("T-A6.4 held for a complaint it is heard beyond its term in that case alone; released it is silent at that instant and gone within a day", async () => {
    const asked = await people();
    const contact = await keep("held");
    const matter = await house().complaint(asked.by, contact);
    const other = await house().complaint(asked.by, contact);
    const { hold } = await held(asked, { contact, case: matter.id, until: ceiling });
    await told(house(), contact, "retention.hold.placed");
    await house().archive.setCalendar(addDays(lastDay, 1));
    // The keys have moved to the bucket of the hold: sound is opened with them.
    await swept(house());
    const heard = await hear(asked.by, { contact, purpose: "p1", case: matter.id });
    expect(heard.status).toBe(206);
    expect(await hear(asked.by, { contact, purpose: "p1", case: other.id })).toMatchObject({ status: 410 });
    expect(
      (await asked.second.call(readContact, { params: { contact }, query: { purpose: "p0" } })).status,
    ).not.toBe(200);
    expect(keysOf(contact).length).toBeGreaterThan(0);

    const params = { contact, hold: hold.id };
    expect(await asked.by.use(previewRelease, { params })).toMatchObject({
      goesAtOnce: 1,
      keptUntil: lastDay,
    });
    await asked.by.use(releaseHold, { params });
    expect((await heard.again()).status).toBe(410);
    expect(await hear(asked.by, { contact, purpose: "p1", case: matter.id })).toMatchObject({ status: 410 });
    await told(house(), contact, "retention.hold.released");
    expect(await swept(house())).toMatchObject([
      { step: "purged", count: 1, bucket: `calls/held/${ceiling}` },
    ]);
    expect(keysOf(contact)).toEqual([]);
    await house().archive.setCalendar(calendarDate("2026-10-25"));
  });

  test("T-A6.4 a closed complaint lets go after the appeal window, and says so before it closes", async () => {
    const asked = await people();
    const contact = await keep("closing");
    const matter = await house().complaint(asked.by, contact);
    await held(asked, { contact, case: matter.id, until: ceiling });
    await told(house(), contact, "retention.hold.placed");
    await house().archive.setCalendar(calendarDate("2026-12-01"));
    const { closing } = await asked.by.use(listCaseHolds, { params: { case: matter.id } });
    expect(closing).toEqual({ goesAtOnce: 0, goesLater: 1, heldUntil: "2026-12-31" });
    await asked.by.use(closeCase, { params: { case: matter.id } });
    await told(house(), contact, "retention.hold.released");
    await house().archive.setCalendar(calendarDate("2027-01-01"));
    const gone = await swept(house());
    expect(gone.some(({ bucket, step }) => bucket.startsWith("calls/") && step === "purged")).toBe(true);
    expect(keysOf(contact)).toEqual([]);
  });
});
