import { useEffect, useState } from "react";
import { civilTime } from "../format/civil-time.ts";
import { clockDigits } from "../format/date-words.ts";
import { durationWords } from "../format/duration-words.ts";
import { every, now } from "../platform/clock.ts";
import { useLanguage, useWords } from "../words/use-words.ts";
import type { Playback } from "./playback.ts";

/** Two clocks: the place in the call, and the time of day it was then. While nothing sounds yet it says so, after a second with the time. */
export function PlaceWords({
  playback,
  startedAt,
}: {
  readonly playback: Playback;
  readonly startedAt: string;
}) {
  const say = useWords();
  const language = useLanguage();
  const { at, duration, phase } = playback;
  const time = clockDigits(civilTime(Date.parse(startedAt) + at), language);
  return (
    <p className="place-words">
      <span className="place-in-call">
        {say("player.position", {
          position: durationWords(at, language),
          duration: durationWords(duration, language),
        })}
      </span>
      <span>{say("player.clock", { time })}</span>
      {phase === "opening" ? <Opening /> : null}
    </p>
  );
}

function Opening() {
  const say = useWords();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const since = now();
    return every(500, () => setSeconds(Math.floor((now() - since) / 1000)));
  }, []);
  return (
    <span className="quiet">
      {seconds < 1 ? say("player.opening") : say("player.opening-for", { n: seconds })}
    </span>
  );
}
