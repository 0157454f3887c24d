import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type LedgerEntry, refuse } from "@tallenne/contracts";
import { calendarDate, type PersonId } from "@tallenne/domain";
import { setCalendar, systemChance, systemClock } from "@tallenne/runtime";
import { type Documents, sqliteDocuments } from "@tallenne/store";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCommitments } from "../commitments/commitment.ts";
import { type Grant, openGrants } from "../grants/grant.ts";
import { forgetFormerStaff } from "./forget-former-staff.ts";
import { namesOf } from "./names.ts";
import { openPeople, type Person } from "./person.ts";

const sanna = systemChance.id("person") as PersonId;
const onni = systemChance.id("person") as PersonId;

let folder: string;
let documents: Documents;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "former-"));
  documents = await sqliteDocuments({ folder, service: "identity" });
});
afterEach(async () => {
  await documents.close();
  await rm(folder, { recursive: true });
});

/** A directory in which one person left on 24 November 2026 and one works on; both signed and held a right. */
async function directory() {
  const [people, commitments, grants] = [
    await openPeople(documents),
    await openCommitments(documents),
    await openGrants(documents),
  ];
  const leftOn = calendarDate("2026-11-24");
  await people.insert({ ...person(sanna, "Sanna Ketovuori", "sanna.ketovuori"), state: "left", leftOn });
  await people.insert(person(onni, "Onni Saari", "onni.saari"));
  for (const who of [sanna, onni]) {
    await commitments.insert(commitmentOf(who));
    await grants.insert(grantOf(who));
  }
  const entries: LedgerEntry[] = [];
  const ledger = { away: false };
  const calendar = setCalendar(leftOn);
  const ports = {
    people,
    commitments,
    grants,
    calendar,
    clock: systemClock,
    chance: systemChance,
    purge: () => documents.purge(),
    ledger: {
      write: async (written: readonly LedgerEntry[]) => {
        if (ledger.away) throw refuse("no-ledger");
        entries.push(...written);
        return [];
      },
    },
  };
  return {
    people,
    commitments,
    grants,
    ledger,
    told: () => entries.map(({ objects, facts }) => ({ objects, facts })),
    on: async (day: string) => {
      calendar.set(calendarDate(day));
      await forgetFormerStaff(ports);
    },
  };
}

function person(id: PersonId, name: string, signInName: string): Omit<Person, "version"> {
  const state = "active" as const;
  return {
    id,
    name,
    signInName,
    unit: "tiimi-1",
    office: "mikkeli",
    language: "fi",
    agentKeys: [],
    state,
    usedStep: 0,
    sessions: 0,
  };
}

function commitmentOf(who: PersonId) {
  return {
    id: systemChance.id("commitment"),
    person: who,
    text: systemChance.id("policy"),
    number: 1,
    digest: "0".repeat(64),
    language: "fi",
    signedOn: calendarDate("2026-01-02"),
    signedAt: 1,
    until: calendarDate("2027-01-01"),
    method: "password",
  } as const;
}

function grantOf(who: PersonId): Omit<Grant, "version"> {
  return {
    id: systemChance.id("grant"),
    person: who,
    role: "ag",
    unit: "tiimi-1",
    registers: ["calls"],
    lines: [],
    until: calendarDate("2027-01-01"),
    from: calendarDate("2026-01-02"),
    proposedBy: onni,
    approvedBy: onni,
    alone: false,
  };
}

async function inFiles(words: string): Promise<boolean> {
  const files = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), "latin1")),
  );
  return files.some((text) => text.includes(words));
}

describe("somebody who left on 24 November 2026", () => {
  test("is known by name through two years, and then by pseudonym alone, in no file any more", async () => {
    const { people, commitments, on, told } = await directory();
    await on("2028-11-24");
    expect([told(), await inFiles("Ketovuori")]).toEqual([[], true]);
    await on("2028-11-25");
    expect(told()).toEqual([{ objects: [sanna], facts: { what: "names" } }]);
    expect(await namesOf(people, [sanna, onni])).toEqual({ [onni]: "Onni Saari" });
    expect([await inFiles("Ketovuori"), await inFiles("sanna.ketovuori")]).toEqual([false, false]);
    expect(await commitments.count()).toBe(2);
    await on("2028-11-26");
    expect(told()).toHaveLength(1);
  });

  test("has signed and held rights for ten years, and then never worked here", async () => {
    const { people, commitments, grants, on, told } = await directory();
    await on("2036-11-24");
    expect([await people.count(), await commitments.count(), await grants.count()]).toEqual([2, 2, 2]);
    await on("2036-11-25");
    expect(told().at(-1)).toEqual({ objects: [sanna], facts: { what: "all" } });
    expect([await people.count(), await commitments.count(), await grants.count()]).toEqual([1, 1, 1]);
    expect(await inFiles(sanna)).toBe(false);
  });

  test("stays while the ledger is away, and goes with the next sweep", async () => {
    const { ledger, people, on, told } = await directory();
    ledger.away = true;
    await expect(on("2028-11-25")).rejects.toThrow();
    expect(await namesOf(people, [sanna])).toEqual({ [sanna]: "Sanna Ketovuori" });
    ledger.away = false;
    await on("2028-11-25");
    expect(told()).toHaveLength(1);
  });

  test("whoever works on is not touched, however long", async () => {
    const { people, on } = await directory();
    await on("2040-01-01");
    expect(await namesOf(people, [onni])).toEqual({ [onni]: "Onni Saari" });
  });
});
