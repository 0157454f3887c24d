import { dateWords } from "../../format/date-words.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { Ticks } from "./offer-choice.ts";

/** T-A11.6a ticks itself: what the offer has, what it lacks. */
export function OfferTicks({ ticks, due }: { readonly ticks: Ticks; readonly due: string }) {
  const say = useWords();
  const language = useLanguage();
  const rules = [
    [ticks.enough, say("visits.rule-enough")],
    [ticks.soon, say("visits.rule-soon")],
    [ticks.outside, say("visits.rule-outside")],
    [ticks.due, say("visits.rule-due", { date: dateWords(due, language) })],
  ] as const;
  return (
    <ul className="ticks" aria-live="polite">
      {rules.map(([isMet, rule]) => (
        <li key={rule}>
          <StatusMark
            icon={isMet ? "tick" : "clock"}
            tint={isMet ? "done" : "plain"}
            words={say(isMet ? "visits.rule-met" : "visits.rule-unmet", { rule })}
          />
        </li>
      ))}
    </ul>
  );
}
