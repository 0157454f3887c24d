import { describe, expect, test } from "@jest/globals";
import {
  approvePolicy,
  changeSource,
  dropPolicyProposal,
  listEntries,
  listPolicyVersions,
  listSources,
  proposeLines,
  readRegisters,
} from "@tallenne/contracts";
import { idFrom, instantOf, isPast, type SourceId } from "@tallenne/domain";
import { announcementOf, customers, enrolRecorder, wav } from "@tallenne/testkit";
import { today, type World } from "./world.ts";

const names = { fi: "Nuorten linja", sv: "Ungdomslinjen", en: "Youth line" };
const never = { fi: "Kriisilinja", sv: "Krislinjen", en: "Crisis line" };

/** S-82: lines of the next version, proposed by one person and approved by another; nothing changes before its day. */
export function changingRules(world: World): void {
  describe("S-82: the next version of the rules", () => {
    test("is proposed by the administrator, approved by the officer, coming until its day", async () => {
      const { office, leena } = world;
      const { administrator } = office;
      const { earliest } = await administrator.use(listPolicyVersions, {});
      expect(isPast(today, earliest)).toBe(true);
      const { id, version } = await administrator.use(proposeLines, {
        body: {
          from: earliest,
          changes: [
            {
              kind: "add",
              line: "nuoret",
              names,
              aliases: ["jono-81"],
              recording: "allowed",
              registers: ["calls"],
            },
            {
              kind: "add",
              line: "kriisi",
              names: never,
              aliases: ["jono-82"],
              recording: "forbidden",
              registers: [],
            },
          ],
        },
      });
      const params = { proposal: id };
      expect(await leena.browser.use(approvePolicy, { params })).toEqual({ version, from: earliest });
      for (const [browser, path] of [
        [leena.browser, "approval"],
        [administrator, "end"],
      ] as const) {
        const asked = (proposal: string) =>
          browser.ask(`/catalogue/v1/policy-proposals/${proposal}/${path}`, { method: "POST" });
        expect((await asked(id)).json()).toMatchObject({ slug: "conflict" });
        expect((await asked(idFrom("policy", new Uint8Array(16)))).json()).toMatchObject({ slug: "unknown" });
      }
      const { versions } = await leena.browser.use(listPolicyVersions, {});
      expect(versions[0]).toMatchObject({ version, state: "coming" });
      expect((await administrator.use(readRegisters, {})).lines.map((line) => line.id)).not.toContain(
        "nuoret",
      );
    });

    test("T-A6.2 a line that is never recorded cannot be ended by two persons either", async () => {
      const { administrator } = world.office;
      const { earliest } = await administrator.use(listPolicyVersions, {});
      const told = await administrator.ask("/catalogue/v1/policy-proposals", {
        json: { from: earliest, changes: [{ kind: "end", line: "uraohjaus" }] },
      });
      expect(told.json()).toMatchObject({
        slug: "bad-input",
        findings: [{ code: "never-record-lifted", pointer: "#/changes/0/line" }],
      });
    });

    test("a proposal that is dropped comes to nothing", async () => {
      const { administrator } = world.office;
      const { earliest } = await administrator.use(listPolicyVersions, {});
      const { id } = await administrator.use(proposeLines, {
        body: { from: earliest, changes: [{ kind: "name", line: "yritys-suomi", alias: "jono-83" }] },
      });
      await administrator.use(dropPolicyProposal, { params: { proposal: id } });
      expect((await administrator.use(listPolicyVersions, {})).proposals).toEqual([]);
    });
  });
}

/** Once its day has come: the gates and the steward work by it. */
export function workingByNewRules(world: World): void {
  describe("S-82: a version in force", () => {
    test("its new line takes calls, its never-record line refuses them, and the steward pinned its text", async () => {
      const { administrator } = world.office;
      const rules = await administrator.use(readRegisters, {});
      expect(rules).toMatchObject({ version: "policy-2" });
      const recorder = await enrolRecorder(administrator, () => world.archive.address, {
        name: "vaihde-nuoret",
        lines: ["yritys-suomi"],
      });
      expect((await recorder.announce(callOn(world, "rules-0", "nuoret"))).problem?.slug).toBe(
        "not-permitted",
      );
      const { sources } = await administrator.use(listSources, {});
      const body = { registers: ["calls"], lines: ["yritys-suomi", "nuoret"] } as const;
      const params = { source: sources.find(({ name }) => name === "vaihde-nuoret")?.id as SourceId };
      await administrator.use(changeSource, {
        params,
        body: { registers: [...body.registers], lines: [...body.lines] },
      });
      const nobodys = `/intake/v1/sources/${idFrom("source", new Uint8Array(16))}`;
      expect((await administrator.ask(nobodys, { method: "PUT", json: body })).json()).toMatchObject({
        slug: "unknown",
      });
      expect(await recorder.deliver(callOn(world, "rules-1", "JONO-81"), wav())).toMatchObject({
        state: "kept",
      });
      expect((await recorder.announce(callOn(world, "rules-2", "jono-82"))).problem?.slug).toBe(
        "never-record",
      );
      const { rows } = await world.leena.browser.use(listEntries, {
        query: { action: "retention.rules.pinned" },
      });
      expect(rows.map(({ entry }) => entry.facts["version"])).toEqual(
        expect.arrayContaining(["policy-1", "policy-2"]),
      );
    });
  });
}

function callOn(world: World, externalId: string, line: string) {
  const now = world.archive.now();
  const story = { externalId, startedAt: now - 600_000, customer: customers.aino };
  return { ...announcementOf(story, now), line, sentAt: instantOf(now) };
}
