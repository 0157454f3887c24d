import { positionDigits } from "../format/duration-words.ts";
import { useLanguage, useWords } from "../words/use-words.ts";
import type { Loop } from "./loop.ts";
import type { Event } from "./playback.ts";

const edges = [
  ["from", "player.loop-a"],
  ["to", "player.loop-b"],
] as const;

/** The loop's edges, each moved by buttons: dragging is never the only way. */
export function LoopEdges({ loop, act }: { readonly loop: Loop; readonly act: (event: Event) => void }) {
  const say = useWords();
  const language = useLanguage();
  const shown = edges.filter(([edge]) => loop[edge] !== undefined);
  if (shown.length === 0) return null;
  return (
    <div className="loop-edges">
      {shown.map(([edge, name]) => (
        <div key={edge} className="loop-edge">
          <strong>{say(name)}</strong>
          <span>{positionDigits(loop[edge] ?? 0, language)}</span>
          <button
            type="button"
            className="small-button"
            aria-label={`−1 s, ${say("player.edge-earlier", { edge: say(name) })}`}
            onClick={() => act({ is: "edge", edge, by: -1000 })}
          >
            −1 s
          </button>
          <button
            type="button"
            className="small-button"
            aria-label={`+1 s, ${say("player.edge-later", { edge: say(name) })}`}
            onClick={() => act({ is: "edge", edge, by: 1000 })}
          >
            +1 s
          </button>
        </div>
      ))}
    </div>
  );
}
