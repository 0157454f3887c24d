import { clockDigits } from "./date-words.ts";
import type { Language } from "./language.ts";

/** Hours, minutes and whole seconds of a time in milliseconds. */
function partsOf(milliseconds: number): { hours: number; minutes: number; seconds: number } {
  const whole = Math.max(0, Math.floor(milliseconds / 1000));
  return { hours: Math.floor(whole / 3600), minutes: Math.floor((whole % 3600) / 60), seconds: whole % 60 };
}

/** A duration in a list: `6 min 12 s`, `1 t 27 min 36 s`; `t` is the Finnish sign of an hour, `h` elsewhere. */
export function durationWords(milliseconds: number, language: Language): string {
  const { hours, minutes, seconds } = partsOf(milliseconds);
  const words: string[] = [];
  if (hours > 0) words.push(`${hours} ${language === "fi" ? "t" : "h"}`);
  if (hours > 0 || minutes > 0) words.push(`${minutes} min`);
  return [...words, `${seconds} s`].join(" ");
}

/** A place in a recording: `2.10`, `1.02.10`; in English `2:10`. */
export function positionDigits(milliseconds: number, language: Language): string {
  const { hours, minutes, seconds } = partsOf(milliseconds);
  const between = language === "en" ? ":" : ".";
  return hours > 0
    ? [String(hours), two(minutes), two(seconds)].join(between)
    : [String(minutes), two(seconds)].join(between);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

const units = {
  fi: [
    ["tunti", "tuntia"],
    ["minuutti", "minuuttia"],
    ["sekunti", "sekuntia"],
  ],
  sv: [
    ["timme", "timmar"],
    ["minut", "minuter"],
    ["sekund", "sekunder"],
  ],
  en: [
    ["hour", "hours"],
    ["minute", "minutes"],
    ["second", "seconds"],
  ],
} as const satisfies Record<Language, readonly (readonly [string, string])[]>;

/** A duration said aloud: `2 minuuttia 10 sekuntia`. */
export function spokenDuration(milliseconds: number, language: Language): string {
  const { hours, minutes, seconds } = partsOf(milliseconds);
  const counts = [hours, minutes, seconds];
  const said = units[language].flatMap(([one, many], place) => {
    const count = counts[place] ?? 0;
    const silent = count === 0 && (place < 2 || hours + minutes > 0);
    return silent ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return said.join(" ");
}

/** The slider's words: place in the recording and the time of day it was then. */
export function spokenPosition(
  milliseconds: number,
  clock: { hour: number; minute: number },
  language: Language,
): string {
  const word = { fi: "kello", sv: "klockan", en: "time" }[language];
  const time = clockDigits({ hour: clock.hour, minute: clock.minute }, language);
  return `${spokenDuration(milliseconds, language)}, ${word} ${time}`;
}
