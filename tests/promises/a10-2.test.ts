import { beforeAll, expect, test } from "@jest/globals";
import {
  listCases,
  listContacts,
  listEntries,
  publishCommitmentText,
  readCommitmentText,
  signInByLink,
} from "@tallenne/contracts";
import { addDays, type ContactId } from "@tallenne/domain";
import { type Browser, sign } from "@tallenne/testkit";
import { hear, houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A10.2", () => {
  const house = houseForTests();
  let handler: Browser;
  let call: ContactId;
  beforeAll(async () => {
    handler = await house().worker("ch");
    ({ contact: call } = await house().keep({ externalId: "call" }));
  });

  test("who has signed nothing sees no contact, no case and no list: only the text to sign", async () => {
    const { browser } = await house().office.newcomer({
      name: "Jouni Alasaari",
      signInName: "jouni.alasaari",
      rights: [{ role: "ch" }],
    });
    for (const { problem } of [
      await browser.call(listCases, {}),
      await browser.call(listContacts, { query: { purpose: "p1", scope: "queue" } }),
    ])
      expect(problem?.slug).toBe("sign-first");
    expect((await hear(browser, { contact: call, purpose: "p1" })).slug).toBe("sign-first");
    expect((await browser.use(readCommitmentText, {})).paragraphs.length).toBeGreaterThan(0);
  });

  test("T-A10.2b the commitment that was in force stands in every entry about a contact", async () => {
    const { id } = await house().complaint(handler, call);
    await hear(handler, { contact: call, purpose: "p1", case: id });
    const officer = await house().worker("dp");
    const { rows } = await officer.use(listEntries, { query: { object: call, outcome: "permitted" } });
    const byPeople = rows.map(({ entry }) => entry).filter(({ actor }) => actor.startsWith("person_"));
    expect(byPeople.length).toBeGreaterThanOrEqual(3);
    for (const entry of byPeople) expect(entry.commitment).toMatch(/^commitment_/);
  });

  test("T-A10.2a a new version of the text ends every access at once, playback within a second, until it is signed", async () => {
    const { person, browser } = await house().office.worker({
      name: "Anneli Peltovuori",
      signInName: "anneli.peltovuori",
      rights: [{ role: "ch" }],
    });
    const link = await house().office.link(person);
    const { id } = await house().complaint(browser, call);
    const heard = await hear(browser, { contact: call, purpose: "p1", case: id });
    expect(heard.status).toBe(206);
    const { administrator } = house().office;
    const { paragraphs, laws } = await administrator.use(readCommitmentText, {});
    const words = paragraphs.map(({ words: said }) => ({ ...said, fi: `${said.fi} Myös etätyössä.` }));
    await administrator.use(publishCommitmentText, { body: { paragraphs: words, laws } });
    expect(await refusalWithin(() => heard.again(), 1500)).toEqual({ status: 403, slug: "sign-first" });
    expect((await browser.call(listCases, {})).problem?.slug).toBe("sign-first");
    await browser.use(signInByLink, { body: { token: link } });
    await sign(browser);
    expect((await browser.call(listCases, {})).status).toBe(200);
  });

  test("a commitment runs out after twelve months and is signed again", async () => {
    await house().archive.setCalendar(addDays(today, 366));
    expect((await handler.call(listCases, {})).problem?.slug).toBe("sign-first");
  });
});

/** Asks until it is refused; what the refusal says. Throws when it is still given after so many milliseconds. */
async function refusalWithin(
  act: () => Promise<{ status: number; json(): unknown }>,
  ms: number,
): Promise<{ status: number; slug: string }> {
  const until = performance.now() + ms;
  for (;;) {
    const told = await act();
    if (told.status >= 400) return { status: told.status, slug: (told.json() as { slug: string }).slug };
    if (performance.now() > until) throw new Error("still given");
  }
}
