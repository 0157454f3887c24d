import type { CaseView } from "@tallenne/contracts";
import { Link } from "../../route/link.tsx";
import { useWords } from "../../words/use-words.ts";

/** Who speaks, as the sample knows them, and the way to the next one of it. */
export function SamplePlace({ project, at }: { readonly project: CaseView; readonly at: number }) {
  const say = useWords();
  const { id, contacts, sample } = project;
  const to = (place: number) => {
    const one = contacts[place];
    return one === undefined ? undefined : `/quality/samples/${id}/contacts/${one.contact}`;
  };
  return (
    <div className="quality-place">
      <p>
        <span className="quality-who">{say("quality.adviser-a")}</span>{" "}
        <span className="quality-who">{say("quality.customer")}</span>
      </p>
      {sample === undefined ? null : (
        <p className="quiet">{say("quality.seed-short", { seed: sample.seed.slice(0, 8) })}</p>
      )}
      <nav aria-label={say("quality.through")}>
        <Step to={at > 0 ? to(at - 1) : undefined} words={say("quality.previous")} />
        <Step to={to(at + 1)} words={say("quality.next")} />
      </nav>
    </div>
  );
}

function Step({ to, words }: { readonly to: string | undefined; readonly words: string }) {
  if (to === undefined) return <span className="quality-step-none">{words}</span>;
  return (
    <Link to={to} className="act-link">
      {words}
    </Link>
  );
}
