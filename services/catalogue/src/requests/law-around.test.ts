import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { addDays, calendarDate, type ContactId, firstPolicy, policyDigestText } from "@tallenne/domain";
import { setCalendar } from "@tallenne/runtime";
import { type Documents, sqliteDocuments } from "@tallenne/store";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contactFrom } from "../contacts/contact.ts";
import { openContacts } from "../contacts/contacts.ts";
import { openPolicies } from "../policies/policy.ts";
import { contactOf } from "../testing/invented.ts";
import { type LawAround, lawAround, refuseKept } from "./law-around.ts";

const today = calendarDate("2026-11-24");
const [before, after] = [1, 2].map((number) =>
  contactFrom(contactOf({ number, day: addDays(today, number === 1 ? -20 : -2) }), []),
) as [ReturnType<typeof contactFrom>, ReturnType<typeof contactFrom>];
const goes = (because: "gdpr-17-1-a" | "gdpr-17-1-d", { id } = after) => ({
  contact: id,
  outcome: "granted" as const,
  because,
});

let folder: string;
let documents: Documents;
let law: ReadonlyMap<ContactId, LawAround>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tl-"));
  documents = await sqliteDocuments({ folder, service: "catalogue" });
  const [contacts, policies] = [await openContacts(documents), await openPolicies(documents)];
  for (const one of [before, after]) await contacts.rows.insert(one);
  // From ten days ago recordings are archived at the end of their life.
  const from = addDays(today, -10);
  const registers = firstPolicy.registers.map((one) => ({ ...one, archival: "archive" as const }));
  const policy = policyDigestText({ ...firstPolicy, version: "policy-2", from, registers });
  const kept = { id: "policy-2", from, policy, digest: "0".repeat(64), proposal: null, approvedOn: from };
  await policies.insert(kept);
  law = await lawAround({ contacts, policies, calendar: setCalendar(today) })([before.id, after.id]);
});
afterEach(async () => {
  await documents.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a register that is archived at the end of its life (GDPR Art 17(3)(d))", () => {
  test("keeps what was taken in under that rule, and what came before goes by its own", () => {
    expect([law.get(before.id)?.isArchived, law.get(after.id)?.isArchived]).toEqual([false, true]);
    expect(() => refuseKept([goes("gdpr-17-1-a", before)], law)).not.toThrow();
    expect(() => refuseKept([goes("gdpr-17-1-a", before), goes("gdpr-17-1-a")], law)).toThrow(
      expect.objectContaining({ slug: "kept-by-law", facts: { place: 2 } }),
    );
    expect(() => refuseKept([{ ...goes("gdpr-17-1-a"), outcome: "refused" }], law)).not.toThrow();
  });

  test("T-A12.5a keeps no unlawful recording; a claim under way keeps even that", () => {
    expect(() => refuseKept([goes("gdpr-17-1-d")], law)).not.toThrow();
    const claimed = new Map([[after.id, { ...(law.get(after.id) as LawAround), isClaimed: true }]]);
    expect(() => refuseKept([goes("gdpr-17-1-d")], claimed)).toThrow(
      expect.objectContaining({ slug: "kept-by-law" }),
    );
  });
});
