// Moves an archive from embedded stores to MongoDB and S3, or back (infra/handbook/moving.md). `tallenne-move --help` tells how.
import { systemClock } from "@tallenne/runtime";
import { moveArchive } from "./move/move-archive.ts";
import { moveUsage, readMoveWords } from "./move/move-words.ts";

const words = process.argv.slice(2);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (words.includes("--help")) say(moveUsage);
else
  try {
    const { objects, collections } = await moveArchive({
      ...readMoveWords(words),
      clock: systemClock,
      stream: process.stderr,
    });
    for (const { name, count, digest } of collections)
      say(`${String(count).padStart(9)}  ${digest.slice(0, 16)}  ${name}`);
    say(
      `${objects} objects and ${collections.reduce((sum, { count }) => sum + count, 0)} documents are there and the same.`,
    );
    say(
      "Set TALLENNE_STORE and TALLENNE_VAULT of every service to the new places and start. What lay here stays until you remove it.",
    );
  } catch (failure) {
    process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
    process.exitCode = 1;
  }
