// Makes the certificate of an office that has no edge and no public name: `tallenne-tls --help` tells how.
import { systemChance, systemClock } from "@tallenne/runtime";
import { OfficeTlsRefused } from "./tls/office-tls.ts";
import { tlsCommand, tlsWords } from "./tls/tls-command.ts";

const words = process.argv.slice(2);
try {
  const told =
    words[0] === "--help"
      ? tlsWords
      : await tlsCommand(words, { now: systemClock.now(), chance: systemChance });
  if (told === undefined) process.exitCode = 2;
  (told === undefined ? process.stderr : process.stdout).write(`${told ?? tlsWords}\n`);
} catch (failure) {
  if (!(failure instanceof OfficeTlsRefused)) throw failure;
  process.stderr.write(`${failure.message}\n`);
  process.exitCode = 1;
}
