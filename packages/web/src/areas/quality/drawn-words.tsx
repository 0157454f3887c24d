import type { CaseView } from "@tallenne/contracts";
import { dateWords, instantWords } from "../../format/date-words.ts";
import { usePolicyNames } from "../../session/policy.ts";
import { type Say, useLanguage, useWords } from "../../words/use-words.ts";

type Sample = NonNullable<CaseView["sample"]>;

/** How the sample was drawn: by what, from how many, with which seed. */
export function DrawnWords({ sample, size }: { readonly sample: Sample; readonly size: number }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const { register, line, from, to, population, seed, drawnAt } = sample;
  const days = { from: dateWords(from, language), to: dateWords(to, language) };
  return (
    <section aria-label={say("quality.drawn-how")} className="quality-drawn">
      <h2>{say("quality.drawn-how")}</h2>
      <dl className="facts">
        <dt>{say("quality.drawn-by")}</dt>
        <dd>
          {names.register(register)} · {names.line(line)} · {say("quality.days", days)}
          {register === "calls" ? ` · ${lengthWords(sample, say)}` : ""}
        </dd>
        <dt>{say("quality.drawn-n")}</dt>
        <dd>{say("quality.n-of", { n: size, population })}</dd>
        <dt>{say("quality.drawn-at")}</dt>
        <dd>{instantWords(drawnAt, language)}</dd>
        <dt>{say("quality.seed")}</dt>
        <dd>
          <code className="quality-seed">{seed}</code>
        </dd>
      </dl>
    </section>
  );
}

/** Between which lengths, in words. */
function lengthWords({ shortest, longest }: Sample, say: Say): string {
  if (shortest === undefined && longest === undefined) return say("quality.any-length");
  if (longest === undefined) return say("quality.length-from", { n: shortest ?? 0 });
  if (shortest === undefined) return say("quality.length-under", { n: longest });
  return say("quality.length-between", { from: shortest, to: longest });
}
