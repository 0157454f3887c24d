import type { LiveVisitView } from "@tallenne/contracts";
import { call } from "../../api/client.ts";
import { positionDigits } from "../../format/duration-words.ts";
import { Button } from "../../parts/button.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { ActNote } from "./act-note.tsx";
import { itemName } from "./items-table.tsx";
import { useAct } from "./use-console.ts";
import { clockDigitsOf } from "./visit-time.ts";

/** What the citizen asked for, newest first. */
export function Asks({ visit }: { readonly visit: LiveVisitView }) {
  const say = useWords();
  const language = useLanguage();
  const acknowledge = useAct((ask: number) =>
    call("acknowledgeAsk", { params: { visit: visit.visit }, body: { ask } }),
  );
  const place = ({ item, atMs }: LiveVisitView["asks"][number]) => {
    const known = visit.items.find(({ number }) => number === item);
    if (known === undefined || atMs === null) return "";
    const values = { item: itemName(known, visit.items.length, say), place: positionDigits(atMs, language) };
    return ` · ${say("console.ask-at", values)}`;
  };
  return (
    <section aria-labelledby="asks">
      <h2 id="asks">{say("console.asks")}</h2>
      <div role="log" aria-labelledby="asks">
        {visit.asks.length === 0 ? <p className="quiet">{say("console.asks-none")}</p> : null}
        <ul className="asks">
          {visit.asks.toReversed().map((ask) => {
            const time = clockDigitsOf(ask.at, language);
            const what = say(`console.ask-${ask.kind}`);
            return (
              <li key={ask.number} className={ask.acknowledged ? "ask" : "ask ask-new"}>
                <span>
                  {time} <strong>{what}</strong>
                  {place(ask)}
                </span>
                {ask.acknowledged ? (
                  <span className="quiet">{say("console.acknowledged")}</span>
                ) : (
                  <Button
                    variant="secondary"
                    label={say("console.acknowledge-what", { what, time })}
                    onClick={() => acknowledge.mutate(ask.number)}
                  >
                    {say("console.acknowledge")}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      <ActNote failure={acknowledge.error} />
    </section>
  );
}
