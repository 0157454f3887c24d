// The product filled with invented people, for trying it: made anew in ./.demo each time unless --keep.
import type { SlotView } from "@tallenne/contracts";
import { type PersonId, roles } from "@tallenne/domain";
import { firstStartLink } from "@tallenne/identity";
import {
  acceleratedCalendar,
  helsinkiCalendar,
  lockFolder,
  showWork,
  systemClock,
  type WorkShown,
} from "@tallenne/runtime";
import { browser, openOffice } from "@tallenne/testkit";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Started } from "@tallenne/all-in-one";
import { buildWeb } from "../peers/web-build.ts";
import { archiveIn, root } from "./archive-in.ts";
import { fillArchive } from "./fill-archive.ts";
import { keepDemo, keptDemo, linksBy, linksOf } from "./kept-demo.ts";
import { terminalLink } from "./listening-terminal.ts";
import { failureWords, stopWithTerminal } from "./stop-with-terminal.ts";
import { table } from "./table.ts";
import { whatIsUsed } from "./what-is-used.ts";
import { type DemoWords, demoUsage, readDemoWords } from "./words.ts";

const folder = ".demo";
const daySeconds = 86_400;

const words = readDemoWords(process.argv.slice(2));
if (words === undefined) {
  process.stderr.write(`${demoUsage}\n`);
  process.exitCode = 2;
} else
  await demonstrate(words).catch((failure: unknown) => {
    process.stderr.write(`${failureWords(failure)}\n`);
    process.exit(1);
  });

async function demonstrate({ port, json, fastClock, keep }: DemoWords): Promise<void> {
  const shown = showWork({ stream: process.stdout, clock: systemClock, silent: json });
  const say = (what: string) => shown.begin(what);
  let archive: Started | undefined;
  stopWithTerminal(async () => {
    say("Stopping…");
    await archive?.stop();
  });
  await buildWeb(root, say);
  if (!keep) await emptied();
  say("Starting the archive…");
  archive = await archiveIn(folder, at(port), { demo: true });
  const kept = keptDemo(folder);
  const { address } = archive;
  const filled =
    kept === undefined ? await fill(archive, shown) : { ...kept, links: await linksOf(kept, address) };
  const { links } = filled;
  if (fastClock) archive = await withFastClock(archive);
  if (json) {
    process.stdout.write(`${JSON.stringify({ address, links })}\n`);
    return;
  }
  say(`Ready: ${filled.contacts} contacts kept, one refused, two in quarantine.`);
  shown.end();
  process.stdout.write("\n");
  process.stdout.write(`${await whatIsUsed(folder)}\n\n`);
  process.stdout.write(`Tallenne is at ${address} — all people are invented. Sign in with one click as\n\n`);
  process.stdout.write(`${table(Object.entries(links).map(([role, link]) => [nameOf(role), link]))}\n\n`);
  process.stdout.write(
    `The complaint of the demonstration is ${filled.complaint}; search it for 040 1234502.\n`,
  );
  process.stdout.write(`${visitWords(filled.listening.slot)}\n`);
  if (fastClock) process.stdout.write("A calendar day passes every second: contacts go as you watch.\n");
  process.stdout.write("Ctrl-C stops it.\n");
}

/** A demonstration that runs keeps its data: a second one is told so instead of taking them away. */
async function emptied(): Promise<void> {
  const lock = await lockFolder(folder, "archive");
  lock.release();
  rmSync(folder, { recursive: true, force: true });
}

/** Nothing of the machine's own settings reaches the demonstration. */
function at(port: number) {
  return { TALLENNE_PORT: String(port) };
}

function nameOf(role: string): string {
  return role === "terminal" ? "Listening terminal" : roles[role as keyof typeof roles].en;
}

/** How one person plays the visit through. */
function visitWords({ day, start }: SlotView): string {
  return (
    `The visit is on ${day} at ${start}. Open the links of the supervisor and of the listening terminal in two windows side by side: the ` +
    "supervisor signs, opens Visits, checks in and types the terminal's six digits; the terminal plays.\n" +
    "Then close the supervisor's window: the terminal is silent within two seconds."
  );
}

async function fill(archive: Started, shown: WorkShown) {
  const { address } = archive;
  const calendar = helsinkiCalendar(systemClock);
  const first = (await firstStartLink(join(folder, "secrets"), address))?.split("#token=", 2)[1];
  if (first === undefined) throw new Error(`${folder} holds a half-made demonstration: start without --keep`);
  const office = await openOffice({
    token: first,
    today: calendar.today(),
    browser: () => browser(() => address),
  });
  const terms = { address: () => address, now: calendar.now(), today: calendar.today() };
  const filled = await fillArchive(office, terms, shown);
  keepDemo(folder, filled, office.proof);
  const terminal = await terminalLink(office.administrator, filled.listening, address);
  const token = (person: PersonId) => office.link(person);
  return { ...filled, links: await linksBy({ cards: filled.cards, token, terminal }, address) };
}

/** Starts again under a calendar of a day a second: while the archive was filled, the calendar was the real one. */
async function withFastClock(archive: Started): Promise<Started> {
  const { port } = new URL(archive.address);
  await archive.stop();
  const calendar = acceleratedCalendar({ start: systemClock.now(), daysPerSecond: 1, clock: systemClock });
  return archiveIn(folder, at(Number(port)), { demo: true, calendar, rate: daySeconds });
}
