import type { LiveVisitView } from "@tallenne/contracts";
import type { CSSProperties } from "react";
import { durationWords } from "../../format/duration-words.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { type Say, useLanguage, useWords } from "../../words/use-words.ts";

type Item = LiveVisitView["items"][number];

/** An item by its number only: the supervisor learns no address, no title, no word of it (T-W4). */
export function itemName({ number, channel }: Item, all: number, say: Say): string {
  return say(channel === "call" ? "console.item" : "console.item-text", { n: number, all });
}

/** Where the citizen listens and how much was heard. */
export function ItemsTable({ visit }: { readonly visit: LiveVisitView }) {
  const say = useWords();
  const language = useLanguage();
  const { items, playing, state } = visit;
  const stateOf = (item: Item) => {
    if (item.withheld) return say("console.item-withheld");
    if (item.number !== playing) return say("console.item-idle");
    return say(state === "playing" ? "console.item-plays" : "console.item-open");
  };
  const columns: readonly Column<Item>[] = [
    {
      key: "item",
      words: say("console.items"),
      header: true,
      renderCell: (item) => itemName(item, items.length, say),
    },
    { key: "state", words: say("console.item-state"), renderCell: stateOf },
    {
      key: "place",
      words: say("console.item-place"),
      renderCell: (item) => (item.durationMs === 0 ? "–" : <Progress item={item} />),
    },
    {
      key: "heard",
      words: say("console.item-heard"),
      renderCell: (item) => (item.durationMs === 0 ? "–" : durationWords(item.heardMs, language)),
    },
  ];
  return (
    <RecordTable
      caption={say("console.items")}
      columns={columns}
      rows={items}
      rowKey={({ number }) => String(number)}
    />
  );
}

function Progress({ item }: { readonly item: Item }) {
  const say = useWords();
  const language = useLanguage();
  const share = Math.min(1, item.positionMs / item.durationMs);
  return (
    <span className="progress-cell">
      <span
        className="progress"
        aria-hidden="true"
        style={{ "--share": share.toFixed(4) } as CSSProperties}
      />
      <span className="nowrap">
        {say("console.place-of", {
          at: durationWords(item.positionMs, language),
          length: durationWords(item.durationMs, language),
        })}
      </span>
    </span>
  );
}
