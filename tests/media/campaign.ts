// Hostile sound against the decoders of the product, in a process of its own: `node tests/media/campaign.ts <how many> [<first number>] [named]`.
// Ends with 1 when a file crashed something, ran over its limits, called an address or left something behind; a crash ends it by itself.
import { findFfmpeg } from "@tallenne/media";
import { systemClock } from "@tallenne/runtime";
import { readdirSync, readFileSync } from "node:fs";
import { openCanary } from "./canary.ts";
import { declaredOf, mutated, type Sound } from "./mutations.ts";
import { namedAttacks } from "./named-attacks.ts";
import { abreast, decodersOfTest, read } from "./reading.ts";

/** Milliseconds of sound that are wanted of each: what a contact of ten seconds may have. */
const longestMs = 10_000;
/** A file's time: twenty seconds of processor or of standing still, on cores that others share. */
const longestRun = 60_000;
/** Bytes beyond what is wanted that may come in one piece. */
const slack = 32 << 20;

const [count = "100", first = "0", named] = process.argv.slice(2);
const ffmpeg = await findFfmpeg({
  setting: process.env["TALLENNE_TEST_FFMPEG"],
  searchPath: process.env["PATH"],
});
if (ffmpeg.from === "none") throw new Error("no ffmpeg: set TALLENNE_TEST_FFMPEG");
process.env["TALLENNE_TEST_FFMPEG"] = ffmpeg.file;
const canary = await openCanary();
const decoders = await decodersOfTest();
const wrong: string[] = [];
const ends: Record<string, number> = {};
let slowest = 0;
let done = 0;
const begun = systemClock.monotonic();

async function tryOne(sound: Sound, about: string, ending?: string): Promise<void> {
  const started = systemClock.monotonic();
  const { findings, facts, access } = await read(decoders, sound.bytes, {
    declared: declaredOf(sound.name),
    longestMs,
  });
  const took = systemClock.monotonic() - started;
  slowest = Math.max(slowest, took);
  const refusal = findings.find(({ severity }) => severity === "refused")?.code;
  const end = refusal ?? (facts === undefined ? "nothing" : "heard");
  ends[end] = (ends[end] ?? 0) + 1;
  if (end === "nothing") wrong.push(`${about}: neither heard nor refused`);
  if (took > longestRun) wrong.push(`${about}: ${Math.round(took)} ms`);
  if (access.length > longestMs * 64 + slack) wrong.push(`${about}: ${access.length} bytes of sound`);
  const isAsNamed =
    ending === undefined || ending === "any" || end === (ending === "longest" ? "heard" : ending);
  if (!isAsNamed) wrong.push(`${about}: ${end} instead of ${ending}`);
  done += 1;
  if (process.stderr.isTTY || done % 200 === 0)
    process.stderr.write(`${done} files, ${Math.round((systemClock.monotonic() - begun) / 1000)} s\n`);
}

if (named === "named")
  await abreast(namedAttacks(ffmpeg.file, canary.address), 2, (attack) =>
    tryOne({ ...attack, name: "" }, attack.name, attack.ends),
  );
await abreast(
  Array.from({ length: Number(count) }, (_, at) => Number(first) + at),
  3,
  async (number) => {
    const sound = mutated(number, canary.address);
    await tryOne(sound, `number ${number} (${sound.name})`);
  },
);
decoders.close();
const children = readdirSync("/proc").filter((id) => /^\d+$/.test(id) && parentOf(id) === process.pid);
if (children.length > 0) wrong.push(`${children.length} programs are left`);
if (canary.calls > 0) wrong.push(`an address was called ${canary.calls} times`);
const { maxRSS } = process.resourceUsage();
const seconds = Math.round((systemClock.monotonic() - begun) / 1000);
const report = {
  files: done,
  seconds,
  slowestMs: Math.round(slowest),
  megabytes: Math.round(maxRSS / 1024),
  ends,
  wrong,
};
process.stdout.write(`${JSON.stringify(report)}\n`);
await canary.close();
process.exitCode = wrong.length === 0 ? 0 : 1;

function parentOf(id: string): number {
  try {
    return Number(readFileSync(`/proc/${id}/stat`, "latin1").split(") ").at(-1)?.split(" ")[1]);
  } catch {
    return 0;
  }
}
