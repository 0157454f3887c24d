import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "../calendar/calendar-date.ts";
import { type Controller, controllerFindings, controllerOn } from "./controller.ts";

const first: Controller = {
  notice: "A",
  from: calendarDate("2020-11-25"),
  until: calendarDate("2025-12-31"),
  names: { fi: "Entinen keskus", sv: "Tidigare centralen", en: "Former Centre" },
  units: { fi: "Kirjaamo", sv: "Registratorskontoret", en: "Registry" },
  businessId: "0000001-9",
  postal: "PL 1, 00001 Esimerkkilä",
  visiting: "Esimerkkikatu 1, Esimerkkilä",
  phone: "0295 000 000",
  registryMail: "kirjaamo@keskus.example",
  officerMail: "tietosuoja@keskus.example",
};
const { until: _until, ...open } = first;
const second: Controller = { ...open, from: calendarDate("2026-01-01") };
const said = (...list: Controller[]) =>
  controllerFindings(list).map(({ code, pointer }) => `${code} ${pointer}`);

describe("who answers for the registers", () => {
  test("T-A1.2 is looked up by notice and day; where nobody is named there is nobody", () => {
    const both = [first, second];
    expect(controllerOn(both, "A", calendarDate("2025-12-31"))).toBe(first);
    expect(controllerOn(both, "A", calendarDate("2026-01-01"))).toBe(second);
    expect(controllerOn(both, "A", calendarDate("2020-11-24"))).toBeUndefined();
    expect(controllerOn([first], "A", calendarDate("2026-01-01"))).toBeUndefined();
    expect(controllerOn(both, "B", calendarDate("2026-01-01"))).toBeUndefined();
  });

  test("two at once, a business id or a mailbox that is none are found", () => {
    expect(said(first, second)).toEqual([]);
    expect(said({ ...first, until: calendarDate("2026-01-01") }, second)).toEqual([
      "controllers-overlap /1/from",
    ]);
    expect(said(second, first, { ...second, notice: "B" })).toEqual([]);
    expect(said({ ...second, businessId: "0000001-8" })).toEqual(["business-id-wrong /0/businessId"]);
    expect(said({ ...second, registryMail: "kirjaamo" })).toContain("mail-wrong /0/registryMail");
  });

  test("T-A2.1 an officer's mailbox at another host than the registry's is told", () => {
    expect(said({ ...second, officerMail: "tietosuoja@muu.example" })).toEqual([
      "mailboxes-apart /0/officerMail",
    ]);
  });
});
