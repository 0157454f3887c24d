import { beforeAll, expect, test } from "@jest/globals";
import { contactRecord, openSitting, readText } from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import { announcementOf, chatLog, customers } from "@tallenne/testkit";
import { wordsBelow } from "./testing/files.ts";
import { houseForTests, morningOf } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

const signs = ["+", "-", "Y", "X", "W", "V", "U", "A", "B", "C", "D", "E", "F"];
/** A code of the test range with each century sign; the last character is wrong in most of them, which must not matter. */
const codes = signs.map((sign) => `010180${sign}9${String(signs.indexOf(sign) + 10)}K`);
const typed = ["044 765 4321", "paivi.esimerkki@example.fi", "FI21 1234 5600 0007 85"];

promise("A6.5", () => {
  const house = houseForTests();
  let chat: ContactId;
  const begin = morningOf("2026-11-24");
  beforeAll(async () => {
    const turns = [
      ...codes.map((code) => ({ from: "customer" as const, text: `Tunnukseni on ${code}, kiitos.` })),
      ...typed.map((detail) => ({ from: "customer" as const, text: `Tavoitat minut: ${detail}` })),
      { from: "adviser" as const, text: "Kiitos, tarkistan asian." },
    ];
    ({ contact: chat } = await house().keep(
      { externalId: "chat", channel: "chat", startedAt: begin },
      chatLog(begin, turns),
    ));
  });

  test("T-A6.5a identity codes of all thirteen signs, numbers, addresses and accounts are gone from the text; their words stay", async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, chat);
    const { sitting } = await handler.use(openSitting, {
      body: { contacts: [chat], purpose: "p1", case: id },
    });
    const text = JSON.stringify(await handler.use(readText, { params: { sitting, contact: chat } }));
    for (const word of [...codes, ...typed, "7654321", "FI2112345600000785"])
      expect(text).not.toContain(word);
    expect(text.match(/Tunnukseni on/g)).toHaveLength(13);
    expect(text).toContain("tarkistan asian");
  });

  test("T-A6.5a nor does any of them stand in a file or a log line", () => {
    expect(wordsBelow(house().archive.folder, [...codes, ...typed])).toEqual([]);
    const said = house().archive.output();
    expect([...codes, ...typed].filter((word) => said.includes(word))).toEqual([]);
  });

  test("T-A6.5b a chat that names its customer waits, and no content of it is taken", async () => {
    const story = {
      externalId: "named",
      channel: "chat",
      startedAt: begin,
      customer: customers.mikael,
    } as const;
    const { status, reply } = await house().recorder.announce(announcementOf(story, house().archive.now()));
    expect([status, reply?.contentAddress]).toEqual([202, null]);
  });

  test("T-A6.5b no field of a contact can hold an address of the net, a cookie, a device or an account", () => {
    const telling = /^ip$|address|cookie|agentString|userAgent|device|account|customerId/i;
    expect(Object.keys(contactRecord.shape).filter((field) => telling.test(field))).toEqual([]);
  });
});
