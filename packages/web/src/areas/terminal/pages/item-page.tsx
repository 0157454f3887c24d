import { durationWords } from "../../../format/duration-words.ts";
import { useStore } from "../../../platform/store.ts";
import type { Bar } from "../bar.ts";
import { formsOf } from "../citizen-words.ts";
import { Frame } from "../frame.tsx";
import { itemWords } from "../item-words.ts";
import { Key } from "../key.tsx";
import type { Seat } from "../seat.ts";

interface ItemPageProps {
  readonly seat: Seat;
  readonly bar: Bar;
  readonly onClose: () => void;
}

/** The citizen's own items, nothing else. */
export function ItemPage({ seat, bar, onClose }: ItemPageProps) {
  const { tell, language } = bar.looks;
  const { state } = useStore(seat.view);
  const { item, at } = useStore(seat.hearing.heard);
  const items = state?.items ?? [];
  return (
    <Frame page="t4-items" title={tell("choose-item")} {...bar}>
      <div className="keys">
        {items.map((one) => (
          <Key
            key={one.number}
            pressed={one.number === item?.number}
            onPress={() => {
              if (one.number !== item?.number) seat.hearing.choose(one, one.positionMs);
              else seat.hearing.seek(at);
              onClose();
            }}
          >
            <span className="key-words">
              {itemWords(one, items.length, bar.looks)}
              <span className="key-more">
                {one.durationMs === 0 ? null : durationWords(one.durationMs, formsOf(language))}
                {one.heardMs === 0
                  ? null
                  : ` · ${tell("heard", { time: durationWords(one.heardMs, formsOf(language)) })}`}
              </span>
            </span>
          </Key>
        ))}
        <Key onPress={onClose}>{tell("back")}</Key>
      </div>
    </Frame>
  );
}
