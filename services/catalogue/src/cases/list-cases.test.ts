import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { addDays, calendarDate, instantOf } from "@tallenne/domain";
import { setCalendar, setClock } from "@tallenne/runtime";
import { carrying, type Collection, type Documents, documentsFrom } from "@tallenne/store";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openContacts } from "../contacts/contacts.ts";
import { contactFrom } from "../contacts/contact.ts";
import { adviser, colleague, contactOf, testId } from "../testing/invented.ts";
import { type Case, openCases } from "./case.ts";
import { linkContact } from "./link-contact.ts";
import { listCases } from "./list-cases.ts";

jest.setTimeout(60_000);

const today = calendarDate("2026-11-24");
const calendar = setCalendar(today);
const morning = Date.UTC(2026, 10, 24, 8);

let folder: string;
let documents: Documents;
let cases: Collection<Case>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tq-"));
  documents = await documentsFrom(`sqlite:${folder}`, { service: "catalogue" });
  cases = await openCases(documents);
});
afterEach(async () => {
  await documents.close();
  rmSync(folder, { recursive: true, force: true });
});

const keep = (number: number, more: Partial<Case> = {}) =>
  cases.insert({
    id: testId("case", number),
    number: `R-${number}`,
    kind: "complaint",
    purpose: "p1",
    owner: adviser,
    unit: "reklamaatiot",
    members: [],
    contacts: [],
    state: "open",
    openedAt: instantOf(morning + number),
    until: addDays(today, 1),
    ...carrying([]),
    ...more,
  });
const keepMany = (from: number, count: number, more: Partial<Case> = {}) =>
  Promise.all(Array.from({ length: count }, (_, at) => keep(from + at, more)));
const listed = async () => {
  const { rows, more } = await listCases({ cases, calendar })(adviser);
  return { ids: rows.map(({ id }) => id), more };
};

test("five hundred closed cases hide no open one; one past its last day and those of others are not listed", async () => {
  await keep(1);
  await keepMany(1000, 501, { state: "closed", closedOn: today });
  await keep(2, { owner: colleague, members: [adviser] });
  await keep(3, { until: addDays(today, -1) });
  await keep(4, { owner: colleague });
  expect(await listed()).toEqual({ ids: [testId("case", 2), testId("case", 1)], more: false });
});

test("of more than five hundred the newest are listed, and it is said that there are more", async () => {
  await keepMany(1, 501);
  const { ids, more } = await listed();
  expect([ids.length, ids[0], more]).toEqual([500, testId("case", 501), true]);
});

test("linking is one write, in the case: its loss leaves nothing, a second try links, a closed case changes nothing", async () => {
  const contacts = await openContacts(documents);
  const kept = await contacts.rows.insert(contactFrom(contactOf({ number: 1 }), []));
  const matter = await keep(1);
  const linking = (of: Collection<Case>) =>
    linkContact({ cases: of, contacts, calendar, clock: setClock(morning) })({
      case: matter.id,
      contact: kept.id,
      evidence: ["number", "time"],
    });
  const dying: Collection<Case> = { ...cases, change: () => Promise.reject(new Error("killed")) };
  await expect(linking(dying)).rejects.toThrow("killed");
  expect(await cases.get(matter.id)).toEqual(matter);
  expect((await linking(cases)).contacts).toMatchObject([{ contact: kept.id }]);
  expect(await contacts.rows.get(kept.id)).toEqual(kept);

  await cases.change(matter.id, (found) => ({ ...found, state: "closed", contacts: [] }));
  await expect(linking(cases)).rejects.toMatchObject({ slug: "case-closed" });
  expect(await cases.get(matter.id)).toMatchObject({ contacts: [] });
  expect(await contacts.rows.get(kept.id)).toEqual(kept);
});
