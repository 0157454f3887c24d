import { useState } from "react";
import { useStore } from "../../../platform/store.ts";
import { Asked } from "../asked.tsx";
import type { Bar } from "../bar.ts";
import { Frame } from "../frame.tsx";
import { itemWords } from "../item-words.ts";
import { Key } from "../key.tsx";
import { LoudnessKeys } from "../loudness-keys.tsx";
import { PlaceLine } from "../place-line.tsx";
import type { Seat } from "../seat.ts";
import { SpeedKeys } from "../speed-keys.tsx";
import { SpokenText } from "../spoken-text.tsx";
import { useTerminalKeys } from "../terminal-keys.ts";
import { WrittenItem } from "../written-item.tsx";

interface PlayerPageProps {
  readonly seat: Seat;
  readonly bar: Bar;
  readonly onItems: () => void;
  readonly onFinish: () => void;
}

/** T4: the citizen's own player. */
export function PlayerPage({ seat, bar, onItems, onFinish }: PlayerPageProps) {
  const { looks } = bar;
  const { tell } = looks;
  const { hearing } = seat;
  const heard = useStore(hearing.heard);
  const { state, asked } = useStore(seat.view);
  const { item, phase, at } = heard;
  const [reads, setReads] = useState(true);
  useTerminalKeys(seat);
  const count = state?.items.length ?? 0;
  if (item === undefined) return <Frame page="t4-opens" title={tell("opening")} {...bar} />;
  const isCall = item.channel === "call";
  const press = phase === "still" ? hearing.play : hearing.stop;
  const onPress = { still: "play", opening: "opening", playing: "stop" } as const;
  return (
    <Frame
      page="t4"
      title={itemWords(item, count, looks)}
      aside={count > 1 ? <Key onPress={onItems}>{tell("other-item")}</Key> : null}
      {...bar}
    >
      {item.withheld ? <p>{tell("withheld")}</p> : null}
      {isCall && !item.withheld ? (
        <>
          <PlaceLine item={item} at={at} looks={looks} onSeek={hearing.seek} />
          <div className="line transport">
            <Key onPress={() => hearing.seek(at - 10_000)}>{tell("back-10")}</Key>
            <Key look="main" onPress={press} place="play">
              {tell(onPress[phase])}
            </Key>
            <Key onPress={() => hearing.seek(at + 10_000)}>{tell("on-10")}</Key>
          </div>
          <div className="line">
            <SpeedKeys speed={heard.speed} tell={tell} onSpeed={hearing.speed} />
            <LoudnessKeys seat={seat} tell={tell} />
            {item.inWriting ? (
              <Key onPress={() => setReads(!reads)} pressed={reads}>
                {tell(reads ? "text-hide" : "text-show")}
              </Key>
            ) : null}
          </div>
          {reads && heard.spoken !== undefined ? (
            <SpokenText spoken={heard.spoken} at={at} looks={looks} onSeek={hearing.seek} />
          ) : null}
        </>
      ) : null}
      {isCall || item.withheld ? null : (
        <WrittenItem heard={heard} looks={looks} onShow={hearing.play} onHide={hearing.stop} />
      )}
      {heard.failed ? (
        <p role="alert" className="failed">
          {tell("failed")}
        </p>
      ) : null}
      <Asked seat={seat} looks={looks} />
      <div className="line line-even">
        <Key onPress={() => seat.ask("help")}>{tell("help")}</Key>
        <Key onPress={() => seat.ask("break")}>{tell("break")}</Key>
        {asked?.kind === "mistake" ? (
          <Key onPress={() => seat.ask("not-mine")}>{tell("not-mine")}</Key>
        ) : (
          <Key onPress={() => seat.ask("mistake")}>{tell("mistake")}</Key>
        )}
        <Key onPress={() => seat.ask("copy")}>{tell("copy")}</Key>
        <Key onPress={onFinish}>{tell("finish")}</Key>
      </div>
    </Frame>
  );
}
