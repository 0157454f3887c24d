import { beforeAll, expect, test } from "@jest/globals";
import {
  checkIn,
  clearParticipants,
  confirmIdentity,
  endVisit,
  listEntries,
  readVisitRecord,
  recordIdentity,
} from "@tallenne/contracts";
import type { ContactId, VisitId } from "@tallenne/domain";
import { customers, type VisitDay, visitDay } from "@tallenne/testkit";
import { houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { until } from "./testing/until.ts";

const passport = {
  document: "passport",
  country: "FIN",
  valid: true,
  photo: true,
  name: "same",
  birthDate: true,
  method: "visual",
} as const;

promise("A11.7", () => {
  const house = houseForTests();
  let day: VisitDay;
  let contact: ContactId;
  const supervisor = () => day.people.supervisor.browser;
  const arrived = async (): Promise<{ visit: VisitId }> => {
    const params = { visit: await day.booked(await day.decided([contact], customers.aino)) };
    await supervisor().use(checkIn, { params });
    return params;
  };

  beforeAll(async () => {
    day = await visitDay(house().office, today);
    contact = (await house().keep({ externalId: "to-be-heard", customer: customers.aino })).contact;
  });

  test("T-D1 the kind of document and four results are kept; a number, an image or a copy cannot be sent", async () => {
    const params = await arrived();
    for (const more of [{ number: "AB1234567" }, { image: "q83v" }, { mrz: "P<FIN" }]) {
      const told = await supervisor().call(recordIdentity, { params, body: { ...passport, ...more } });
      expect([told.status, told.problem?.slug]).toEqual([422, "bad-input"]);
    }
    await supervisor().use(recordIdentity, { params, body: passport });
    await supervisor().use(endVisit, { params, body: { reason: "walked-out" } });
    const { reply: record } = await until(
      () => supervisor().call(readVisitRecord, { params }),
      ({ reply }) => reply !== undefined,
    );
    expect(record?.identity).toEqual([{ at: expect.anything(), proved: true, check: passport }]);
    const officer = await house().worker("dp");
    const { rows } = await until(
      () => officer.use(listEntries, { query: { object: params.visit, action: "visit.identity" } }),
      (told) => told.rows.length > 0,
    );
    expect(JSON.stringify(rows)).not.toMatch(/Koivuranta|1403|AB1234567/);
  });

  test("T-D2 T-D4 nothing goes on before identity is proved: an expired document proves nothing, and each visit begins anew", async () => {
    const params = await arrived();
    const unknown = await supervisor().call(clearParticipants, { params, body: { present: 0 } });
    expect(unknown.problem?.slug).toBe("not-at-this-stage");
    const expired = await supervisor().use(recordIdentity, { params, body: { ...passport, valid: false } });
    expect(expired.state).toBe("id-failed");
    const still = await supervisor().call(clearParticipants, { params, body: { present: 0 } });
    expect(still.problem?.slug).toBe("not-at-this-stage");
    await supervisor().use(recordIdentity, { params, body: passport });
    const cleared = await supervisor().use(clearParticipants, { params, body: { present: 0 } });
    expect(cleared.state).toBe("participants-cleared");
  });

  test("T-D3 a former name is confirmed by a second officer, who is another person; another birth date proves nothing", async () => {
    const params = await arrived();
    const other = { ...passport, name: "former", birthDate: false } as const;
    expect((await supervisor().use(recordIdentity, { params, body: other })).state).toBe("id-failed");
    const former = await supervisor().use(recordIdentity, { params, body: { ...passport, name: "former" } });
    expect(former).toMatchObject({ state: "id-check", identity: { result: "second-officer" } });
    const body = { confirmed: true };
    const alone = await supervisor().call(confirmIdentity, { params, body });
    expect(alone.problem?.slug).toBe("second-person");
    const second = await day.people.substitute.browser.use(confirmIdentity, { params, body });
    expect(second.state).toBe("id-ok");
  });
});
