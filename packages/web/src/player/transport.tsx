import { type Ref, useId, useState } from "react";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { useLanguage, useWords } from "../words/use-words.ts";
import { full } from "./loop.ts";
import { type Event, type Playback, rates } from "./playback.ts";
import { type Side, sides } from "./side.ts";
import { rateDigits } from "./saying.ts";

interface TransportProps {
  readonly playback: Playback;
  readonly isStereo: boolean;
  readonly act: (event: Event) => void;
  readonly onGoTo: () => void;
  readonly playRef: Ref<HTMLButtonElement>;
}

/** The player's buttons, in the order of the focus. On a narrow screen they stay at the bottom and the rarer ones unfold. */
export function Transport({ playback, isStereo, act, onGoTo, playRef }: TransportProps) {
  const say = useWords();
  const rest = useId();
  const [unfolded, setUnfolded] = useState(false);
  const sounds = playback.phase === "playing" || playback.phase === "opening";
  const loops = full(playback.loop) !== undefined;
  return (
    <div className="transport">
      <Button className="transport-play" onClick={() => act({ is: "press" })} ref={playRef}>
        <Icon name={sounds ? "pause" : "play"} />
        {say(sounds ? "player.pause" : "player.play")}
      </Button>
      <Button
        variant="secondary"
        className="transport-back"
        label={`${say("player.back-10")}, ${say("player.back-10-words")}`}
        onClick={() => act({ is: "step", by: -10_000 })}
      >
        {say("player.back-10")}
      </Button>
      <Button
        variant="secondary"
        className="transport-forward"
        label={`${say("player.forward-10")}, ${say("player.forward-10-words")}`}
        onClick={() => act({ is: "step", by: 10_000 })}
      >
        {say("player.forward-10")}
      </Button>
      <button
        type="button"
        className="transport-more"
        aria-label={say("player.more")}
        aria-expanded={unfolded}
        aria-controls={rest}
        onClick={() => setUnfolded(!unfolded)}
      >
        …
      </button>
      <div id={rest} className={unfolded ? "transport-rest transport-unfolded" : "transport-rest"}>
        <Speed rate={playback.rate} act={act} />
        <Button variant="secondary" pressed={playback.skips} onClick={() => act({ is: "skip" })}>
          {say("player.skip-silence")}
        </Button>
        <Button
          variant="secondary"
          pressed={playback.loop.from !== undefined}
          label={say("player.loop-a-words")}
          onClick={() => act({ is: "loop-start" })}
        >
          {say("player.loop-a")}
        </Button>
        <Button
          variant="secondary"
          pressed={loops}
          label={say(loops ? "player.loop-end-words" : "player.loop-b-words")}
          onClick={() => act({ is: "loop-end" })}
        >
          {say("player.loop-b")}
        </Button>
        {isStereo ? <Voices side={playback.side} act={act} /> : null}
        <Button variant="secondary" pressed={playback.levels} onClick={() => act({ is: "level" })}>
          {say("player.level")}
        </Button>
        <Button variant="secondary" onClick={onGoTo}>
          {say("player.go-to")}
        </Button>
      </div>
    </div>
  );
}

interface Choosing {
  readonly act: TransportProps["act"];
}

function Speed({ rate, act }: Choosing & { readonly rate: number }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <label className="transport-choice">
      {say("player.speed")}{" "}
      <select value={rate} onChange={(event) => act({ is: "rate", rate: Number(event.target.value) })}>
        {rates.map((one) => (
          <option key={one} value={one}>
            {rateDigits(one, language)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Voices({ side, act }: Choosing & { readonly side: Side }) {
  const say = useWords();
  return (
    <label className="transport-choice">
      {say("player.voices")}{" "}
      <select
        value={side}
        onChange={(event) => {
          const chosen = sides.find((one) => one === event.target.value);
          if (chosen !== undefined) act({ is: "side", side: chosen });
        }}
      >
        {sides.map((one) => (
          <option key={one} value={one}>
            {say(`player.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
