import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { helsinkiDateOf } from "@tallenne/domain";
import { systemClock } from "@tallenne/runtime";
import { type Archive, officeOf, startArchive } from "@tallenne/testkit";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

jest.setTimeout(120_000);

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "services/intake/README.md"), "utf8");
/** The blocks of a newcomer's first hour, in the order in which they are read. */
const blocks = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = ""]) => block);

describe("README of intake", () => {
  let archive: Archive;
  let links: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const today = helsinkiDateOf(systemClock.now());
    archive = await startArchive({ today });
    // The commands tell the time by the machine's own clock.
    await archive.setCalendar(systemClock.now());
    const office = await officeOf(archive, today);
    await office.employ({
      name: "Sanna Ketovuori",
      signInName: "sanna",
      agentKeys: ["agent-204"],
      rights: [{ role: "ag" }],
    });
    const lead = await office.newcomer({
      name: "Minna Kallioranta",
      signInName: "minna",
      rights: [{ role: "tl" }],
    });
    const administrator = await office.newcomer({
      name: "Timo Harjukoski",
      signInName: "timo",
      unit: "hallinto",
      rights: [{ role: "aa" }],
    });
    links = {
      ADMIN_LINK: `${archive.address}/sign-in#token=${await office.link(administrator.person)}`,
      LEAD_LINK: `${archive.address}/sign-in#token=${await office.link(lead.person)}`,
    };
  });
  afterAll(async () => archive.close());

  test("its commands, as they stand, take a contact in and listen to it with curl alone", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(6);
    const done = spawnSync("bash", ["--norc", "-c", blocks.join("\n")], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], BASE: archive.address, ...links },
    });
    expect([done.status, done.stderr]).toEqual([0, ""]);
    expect(done.stdout).toMatch(
      /"slug":"never-record"[^]*content-range: bytes 0-\d+\/\d+[^]*heard: \d{5,} bytes/i,
    );
  });
});
