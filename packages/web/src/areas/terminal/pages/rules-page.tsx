import { useEffect, useRef } from "react";
import { useStore } from "../../../platform/store.ts";
import type { Bar } from "../bar.ts";
import { Frame } from "../frame.tsx";
import { Key } from "../key.tsx";
import { LoudnessKeys } from "../loudness-keys.tsx";
import type { Seat } from "../seat.ts";
import { openOutput, type Output } from "../sound/output.ts";

interface RulesPageProps {
  readonly seat: Seat;
  readonly isBriefed: boolean;
  readonly bar: Bar;
}

const rules = ["rules-1", "rules-2", "rules-3"] as const;

/** T3: the rules, and a tone to set the loudness by. Read, one waits until the officer opens the listening. */
export function RulesPage({ seat, isBriefed, bar }: RulesPageProps) {
  const { tell } = bar.looks;
  const tone = useTone(seat);
  if (isBriefed) return <Frame page="t3-read" title={tell("read")} {...bar} />;
  return (
    <Frame page="t3" title={tell("rules")} {...bar}>
      <ol className="rules">
        {rules.map((rule) => (
          <li key={rule}>{tell(rule)}</li>
        ))}
      </ol>
      <p>{tell("headphones")}</p>
      <div className="line">
        <Key onPress={tone}>{tell("test-sound")}</Key>
        <LoudnessKeys seat={seat} tell={tell} />
      </div>
      <div className="keys">
        <Key look="main" onPress={seat.brief}>
          {tell("ok")}
        </Key>
      </div>
    </Frame>
  );
}

/** A second of a tone in an output of its own: nothing of a recording is near it. */
function useTone(seat: Seat): () => void {
  const output = useRef<Promise<Output>>(undefined);
  useEffect(
    () => () => {
      void output.current?.then((out) => out.end());
      output.current = undefined;
    },
    [],
  );
  const { loudness } = useStore(seat.hearing.heard);
  return () => {
    output.current ??= openOutput({ rate: 48_000, end: 0, tell: () => undefined });
    void output.current.then((out) => {
      out.loudness((loudness / 10) ** 2);
      return out.tone();
    });
  };
}
