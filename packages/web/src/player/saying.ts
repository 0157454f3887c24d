import { positionDigits, spokenDuration } from "../format/duration-words.ts";
import type { Language } from "../format/language.ts";
import type { Say } from "../words/use-words.ts";
import type { Side } from "./side.ts";

/** What the player says aloud to those who listen to the page, before it is put in words. */
export type Saying =
  | { readonly is: "paused"; readonly at: number }
  | { readonly is: "skipped"; readonly ms: number }
  | { readonly is: "looping"; readonly from: number; readonly to: number }
  | { readonly is: "loop-over" | "end" | "silence-on" | "silence-off" | "level-on" | "level-off" }
  | { readonly is: "speed"; readonly rate: number }
  | { readonly is: "side"; readonly side: Side };

/** The words of the screens' table "Spoken", in the language of the page. */
export function sayingWords(saying: Saying, say: Say, language: Language): string {
  switch (saying.is) {
    case "paused":
      return say("player.paused", { duration: spokenDuration(saying.at, language) });
    case "skipped":
      return say("player.skipped", { n: Math.max(1, Math.round(saying.ms / 1000)) });
    case "looping":
      return say("player.looping", {
        from: positionDigits(saying.from, language),
        to: positionDigits(saying.to, language),
      });
    case "speed":
      return say("player.speed-is", { rate: rateDigits(saying.rate, language) });
    case "side":
      return say("player.side-is", { side: say(`player.${saying.side}`) });
    default:
      return say(`player.${saying.is}`);
  }
}

/** A speed: `0,75` in Finnish and Swedish, `0.75` in English. */
export function rateDigits(rate: number, language: Language): string {
  return language === "en" ? String(rate) : String(rate).replace(".", ",");
}
