import type { RequestView } from "@tallenne/contracts";
import { Unseen } from "../../parts/unseen.tsx";
import { useWords } from "../../words/use-words.ts";
import { wordsOf } from "./kind-words.ts";
import { stageOf, stages } from "./stages.ts";
import "./requests.css";

/** The seven stages in a line; the one it stands at is named to everybody. */
export function StateLine({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const at = stages.indexOf(stageOf(request));
  return (
    <ol className="state-line" aria-label={say("requests.stages")}>
      {stages.map((stage, place) => (
        <li
          key={stage}
          className={place < at ? "state-done" : place === at ? "state-now" : "state-to-come"}
          {...(place === at ? { "aria-current": "step" as const } : {})}
        >
          {say(wordsOf(request.kind, `stage-${stage}`))}
          {place < at ? <Unseen> {say("requests.stage-done")}</Unseen> : null}
        </li>
      ))}
    </ol>
  );
}
