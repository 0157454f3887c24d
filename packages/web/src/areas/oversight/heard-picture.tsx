import { positionDigits } from "../../format/duration-words.ts";
import { Unseen } from "../../parts/unseen.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { Stretch } from "./heard.ts";

interface PictureRow {
  readonly key: string;
  readonly name: string;
  readonly heard: string;
  readonly places: string;
  readonly stretches: readonly Stretch[];
}

/** A row of time for everybody who heard something, the heard seconds shaded. What it shows stands in words beside it. */
export function HeardPicture({ end, rows }: { readonly end: number; readonly rows: readonly PictureRow[] }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <figure className="heard-picture">
      <ul>
        {rows.map(({ key, name, heard, places, stretches }) => (
          <li key={key}>
            <span className="heard-name">
              {name} <span className="quiet">{heard}</span>
              <Unseen> {places}</Unseen>
            </span>
            <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
              {stretches.map(([from, to]) => (
                <rect
                  key={from}
                  x={(1000 * from) / end}
                  // A second of a long call must still be seen.
                  width={Math.max(2, (1000 * (to - from)) / end)}
                  y="0"
                  height="10"
                />
              ))}
            </svg>
          </li>
        ))}
      </ul>
      <figcaption>
        <span>{positionDigits(0, language)}</span>
        <span>{say("oversight.heard-scale", { end: positionDigits(end, language) })}</span>
      </figcaption>
    </figure>
  );
}
