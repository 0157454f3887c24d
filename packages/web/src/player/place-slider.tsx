import { type CSSProperties, type KeyboardEvent, type Ref, useState } from "react";
import { civilTime } from "../format/civil-time.ts";
import { spokenPosition } from "../format/duration-words.ts";
import { useLanguage, useWords } from "../words/use-words.ts";
import type { Event, Playback } from "./playback.ts";
import { sliderKey } from "./slider-key.ts";
import { useShownPlace } from "./use-shown-place.ts";

interface PlaceSliderProps {
  readonly playback: Playback;
  readonly startedAt: string;
  readonly act: (event: Event) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** The place in the recording: says both clocks, moves by the keys of the screens' table; a drag seeks where it ends. */
export function PlaceSlider({ playback, startedAt, act, ref }: PlaceSliderProps) {
  const say = useWords();
  const language = useLanguage();
  const [dragged, setDragged] = useState<number>();
  const [isHeld, setHeld] = useState(false);
  const shown = useShownPlace(playback);
  const at = dragged ?? shown;
  const drop = () => {
    setHeld(false);
    if (dragged !== undefined) act({ is: "seek", at: dragged });
    setDragged(undefined);
  };
  const press = (event: KeyboardEvent) => {
    const asked = sliderKey(event, playback.duration);
    if (asked === undefined) return;
    event.preventDefault();
    act(asked);
  };
  const share = playback.duration === 0 ? 0 : at / playback.duration;
  return (
    <input
      ref={ref}
      type="range"
      className="place-slider"
      style={{ "--played": share.toFixed(4) } as CSSProperties}
      data-place="slider"
      min={0}
      max={Math.max(1, Math.round(playback.duration))}
      step={100}
      value={Math.round(at)}
      aria-label={say("player.slider")}
      aria-valuetext={spokenPosition(at, civilTime(Date.parse(startedAt) + at), language)}
      onPointerDown={() => setHeld(true)}
      onPointerUp={drop}
      onPointerCancel={drop}
      onKeyDown={press}
      onChange={(event) => {
        const to = Number(event.target.value);
        if (isHeld) setDragged(to);
        else act({ is: "seek", at: to });
      }}
    />
  );
}
