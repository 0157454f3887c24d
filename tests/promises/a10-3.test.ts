import { beforeAll, expect, test } from "@jest/globals";
import { approveGrant, endGrant, listCases, listPeople, proposeGrant } from "@tallenne/contracts";
import { addDays, type ContactId, type PersonId } from "@tallenne/domain";
import { allRegisters, type Browser } from "@tallenne/testkit";
import { hear, houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { until } from "./testing/until.ts";

/** What identity vouched for is remembered by the other services for a second at most (flows D5). */
const rememberedMs = 1000;
/** What a loaded machine may add to it. */
const loadedMs = 1000;

promise("A10.3", () => {
  const house = houseForTests();
  let second: { readonly person: PersonId; readonly browser: Browser };
  let call: ContactId;
  beforeAll(async () => {
    // Before there are two administrators: from then on each right needs both.
    await house().worker("ch");
    ({ contact: call } = await house().keep({ externalId: "call" }));
    second = await house().office.worker({
      name: "Maarit Ojanperä",
      signInName: "maarit.ojanpera",
      unit: "hallinto",
      rights: [{ role: "aa" }],
    });
  });
  test("T-A10.3a a right of more than twelve months is not proposed", async () => {
    expect((await propose(house().office.administrator, second.person, 366)).problem?.slug).toBe("bad-input");
  });

  test("T-A10.3c nobody approves an own proposal or a right for oneself; a colleague does", async () => {
    const { administrator } = house().office;
    const employee = await house().office.employ({
      name: "Risto Kallunki",
      signInName: "risto.kallunki",
      rights: [],
    });
    const grant = (await propose(administrator, employee.person)).reply?.grant;
    if (grant === undefined) throw new Error("no proposal");
    expect((await administrator.call(approveGrant, { params: { grant } })).problem?.slug).toBe(
      "second-person",
    );
    const forOneself = (await propose(administrator, second.person)).reply?.grant;
    if (forOneself === undefined) throw new Error("no proposal");
    expect((await second.browser.call(approveGrant, { params: { grant: forOneself } })).problem?.slug).toBe(
      "second-person",
    );
    expect((await second.browser.call(approveGrant, { params: { grant } })).status).toBe(200);
  });

  test("a right ended by hand ends at once, though its bearer is signed in", async () => {
    const { administrator } = house().office;
    const { person, browser } = await house().office.worker({
      name: "Tuula Niittymaa",
      signInName: "tuula.niittymaa",
      rights: [],
    });
    // Before the right there is nothing, so that what follows comes of it alone.
    expect((await browser.call(listCases, {})).problem?.slug).toBe("not-permitted");
    const grant = (await propose(administrator, person)).reply?.grant;
    if (grant === undefined) throw new Error("no proposal");
    await second.browser.use(approveGrant, { params: { grant } });
    expect((await browser.call(listCases, {})).status).toBe(200);
    await administrator.use(endGrant, { params: { grant } });
    const refused = await until(
      () => browser.call(listCases, {}),
      ({ status }) => status !== 200,
      rememberedMs + loadedMs,
    );
    expect([refused.status, refused.problem?.slug]).toEqual([403, "not-permitted"]);
    const { rows } = await administrator.use(listPeople, {});
    expect(rows.find(({ id }) => id === person)?.grants.every(({ state }) => state === "ended")).toBe(true);
  });

  test("T-A10.3a a right ends on its last day without anybody doing anything", async () => {
    const handler = await house().worker("ch");
    const { id } = await house().complaint(handler, call);
    expect((await hear(handler, { contact: call, purpose: "p1", case: id })).status).toBe(206);
    await house().archive.setCalendar(addDays(today, 180));
    expect((await handler.call(listCases, {})).status).toBe(200);
    await house().archive.setCalendar(addDays(today, 181));
    expect((await handler.call(listCases, {})).problem?.slug).toBe("not-permitted");
    expect((await hear(handler, { contact: call, purpose: "p1", case: id })).slug).toBe("not-permitted");
  });
});

/** Proposes the right of a complaints handler for so many days. */
function propose(by: Browser, person: PersonId, days = 90) {
  return by.call(proposeGrant, {
    body: {
      person,
      role: "ch",
      unit: "tiimi-1",
      registers: [...allRegisters],
      lines: ["henkiloasiakkaat"],
      until: addDays(today, days),
    },
  });
}
