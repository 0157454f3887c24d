import type { CalendarDate, PersonId } from "@tallenne/domain";
import { calendarDate } from "@tallenne/domain";
import { showWork, systemClock } from "@tallenne/runtime";
import { type Archive, type Office, officeOf, startArchive, type TopologyName } from "@tallenne/testkit";
import type { Browser } from "playwright-core";
import { fillArchive } from "../../infra/demo/fill-archive.ts";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openFront } from "./front.ts";
import { openChromium } from "./chromium-under-test.ts";

/** Roles that have pages in this version. */
export const staffRoles = ["ag", "tl", "qa", "ch", "rc", "os", "de", "dp", "au", "aa"] as const;
export type StaffRole = (typeof staffRoles)[number];

/** The calendar's day on the stage: the stories of the demonstration are told from it. */
export const today: CalendarDate = calendarDate("2026-11-24");

/** Folder of pictures and traces of the suite. */
export const results = resolve(import.meta.dirname, "../../.tmp");
const built = resolve(import.meta.dirname, "../../packages/web/dist");

/** The product filled with the demonstration's people and contacts, and a Chromium in front of it. */
export interface Stage {
  readonly archive: Archive;
  readonly office: Office;
  readonly chromium: Browser;
  readonly address: string;
  /** Short number of the complaint that waits. */
  readonly complaint: string;
  /** A new one-click link for whoever wears the role. */
  link(role: StaffRole): Promise<string>;
  close(): Promise<void>;
}

/** The product as it starts for the first time: nobody is in it. */
export type EmptyStage = Pick<Stage, "archive" | "chromium" | "address" | "close">;

/** Starts the product on an empty folder and opens Chromium. An office has no one-click links, a `demo` has. */
export async function openEmptyStage({ demo = false }: { demo?: boolean } = {}): Promise<EmptyStage> {
  const site = copyOfSite();
  const settings = { TALLENNE_SITE: site };
  const archive = await startArchive({ topology: "all-in-one", today, demo, settings });
  const chromium = await openChromium();
  return {
    archive,
    chromium,
    address: archive.address,
    async close() {
      await chromium.close();
      await archive.close();
      rmSync(site, { recursive: true, force: true });
    },
  };
}

const unshown = showWork({ stream: process.stderr, clock: systemClock, silent: true });

/** Starts the product once, fills it through its own doors, opens Chromium. */
export async function openStage({
  topology = "all-in-one",
}: { topology?: TopologyName } = {}): Promise<Stage> {
  const site = copyOfSite();
  const archive = await startArchive({ topology, today, settings: { TALLENNE_SITE: site } });
  const office = await officeOf(archive, today);
  const terms = { address: () => archive.address, now: archive.now(), today };
  const filled = await fillArchive(office, terms, unshown);
  // In one process the product serves its own pages.
  const front = topology === "apart" ? await openFront(site, () => archive.address) : undefined;
  const address = front?.address ?? archive.address;
  const chromium = await openChromium();
  const person = (role: StaffRole): PersonId => {
    const found = filled.cards[role];
    if (found === undefined) throw new TypeError(`no card for ${role}`);
    return found;
  };
  return {
    archive,
    office,
    chromium,
    address,
    complaint: filled.complaint,
    link: async (role) => `${address}/sign-in#token=${await office.link(person(role))}`,
    async close() {
      await chromium.close();
      await front?.close();
      await archive.close();
      rmSync(site, { recursive: true, force: true });
    },
  };
}

/** A copy: a build that somebody starts meanwhile takes nothing away from under the browser. */
function copyOfSite(): string {
  const site = mkdtempSync(join(tmpdir(), "ta-site-"));
  cpSync(built, site, { recursive: true });
  return site;
}

/** Where a picture of a page is kept. */
export function picture(name: string): string {
  return join(results, "screenshots", `${name}.png`);
}
