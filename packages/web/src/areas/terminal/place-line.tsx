import type { SeatItem } from "@tallenne/contracts";
import { type CSSProperties, useState } from "react";
import { civilTime } from "../../format/civil-time.ts";
import { clockDigits } from "../../format/date-words.ts";
import { durationWords, spokenPosition } from "../../format/duration-words.ts";
import { formsOf } from "./citizen-words.ts";
import type { Looks } from "./looks.ts";

interface PlaceLineProps {
  readonly item: SeatItem;
  readonly at: number;
  readonly looks: Looks;
  readonly onSeek: (at: number) => void;
}

/** Both clocks of the recording: how far it is, and what the time was. A drag seeks where it ends; the keys of the page move it too. */
export function PlaceLine({ item, at, looks, onSeek }: PlaceLineProps) {
  const { tell } = looks;
  const language = formsOf(looks.language);
  const [dragged, setDragged] = useState<number>();
  const place = dragged ?? at;
  const clock = civilTime(Date.parse(item.startedAt) + place);
  const drop = () => {
    if (dragged !== undefined) onSeek(dragged);
    setDragged(undefined);
  };
  return (
    <div className="place">
      <input
        type="range"
        className="place-slider"
        style={{ "--played": (place / Math.max(1, item.durationMs)).toFixed(4) } as CSSProperties}
        min={0}
        max={item.durationMs}
        step={1000}
        value={Math.round(place)}
        aria-label={tell("place")}
        aria-valuetext={spokenPosition(place, clock, language)}
        onChange={(event) => setDragged(Number(event.target.value))}
        onPointerUp={drop}
        onPointerCancel={drop}
        onKeyUp={drop}
        onBlur={drop}
      />
      <div className="clocks">
        <span>{durationWords(place, language)}</span>
        <span className="clock-was">
          {tell("clock-was", { time: clockDigits({ hour: clock.hour, minute: clock.minute }, language) })}
        </span>
        <span>{durationWords(item.durationMs, language)}</span>
      </div>
    </div>
  );
}
