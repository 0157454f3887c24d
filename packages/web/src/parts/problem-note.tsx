import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "./button.tsx";
import { Note } from "./note.tsx";
import { type Failure } from "../api/failure.ts";
import { dateWords } from "../format/date-words.ts";
import { every } from "../platform/clock.ts";
import { type Say, useLanguage, useWords } from "../words/use-words.ts";
import type { WordId } from "../words/words.ts";
import type { Language } from "../format/language.ts";

const triedAgain: ReadonlySet<string> = new Set([
  "no-ledger",
  "peer-away",
  "store-away",
  "key-wanted",
  "busy",
  "network",
  "staging-full",
  "store-full",
]);
const asked: Readonly<Record<string, WordId>> = {
  "team-lead": "shell.ask-team-lead",
  administrator: "shell.ask-administrator",
  "data-protection-officer": "shell.ask-data-protection-officer",
  operator: "shell.ask-operator",
};

/** What went wrong, in words; what passes by itself is tried again after a countdown that nobody has to listen to. */
export function ProblemNote({ failure, retry }: { readonly failure: Failure; readonly retry?: () => void }) {
  const say = useWords();
  const language = useLanguage();
  if (retry !== undefined && triedAgain.has(failure.slug))
    return <Waiting key={failure.serial} failure={failure} retry={retry} />;
  return (
    <Note tone="alert">
      <p>{problemWords(failure, say, language)}</p>
    </Note>
  );
}

/** One sentence for a failure: the words of the state it is, or the server's own title with who can help. */
export function problemWords(failure: Failure, say: Say, language: Language): string {
  if (failure.slug === "unknown") return say("shell.unknown");
  if (failure.slug === "own-matter") return say("shell.own");
  if (failure.slug === "network") return say("shell.network");
  if (failure.slug === "bad-input") return say("shell.bad-input");
  if (failure.slug === "gone") {
    const day = failure.facts["deletedOn"] ?? failure.facts["lastDay"];
    return typeof day === "string"
      ? say("shell.gone", { date: dateWords(day, language) })
      : say("shell.gone-plain");
  }
  if (failure.slug === "defect" || failure.title === undefined)
    return say("shell.error", { id: failure.id ?? "–" });
  const helper = asked[failure.ask ?? ""];
  if (helper === undefined) return failure.title;
  return say("shell.refused", { reason: withoutStop(failure.title), role: say(helper) });
}

function withoutStop(title: string): string {
  const first = title.charAt(0).toLowerCase();
  return `${first}${title.slice(1).replace(/\.$/, "")}`;
}

function Waiting({ failure, retry }: { readonly failure: Failure; readonly retry: () => void }) {
  const say = useWords();
  const [left, setLeft] = useState(waitOf(failure));
  const tryAgain = useEffectEvent(retry);
  useEffect(() => every(1000, () => setLeft((seconds) => Math.max(0, seconds - 1))), []);
  useEffect(() => {
    if (left === 0) tryAgain();
  }, [left]);
  const title = failure.slug === "network" ? say("shell.network") : (failure.title ?? say("shell.not-now"));
  const words =
    failure.slug === "no-ledger"
      ? say("shell.no-ledger", { n: left })
      : say("shell.retry-in", { title, n: left });
  return (
    <div className="note note-alert">
      <div className="note-words">
        <p className="unseen" role="alert">
          {title}
        </p>
        <p>{words}</p>
        <Button variant="secondary" onClick={retry}>
          {say("shell.retry-now")}
        </Button>
      </div>
    </div>
  );
}

/** Seconds until the next attempt: what the server asks for, at least one; five where it asks for nothing. */
function waitOf({ retryAfter }: Failure): number {
  return retryAfter === undefined ? 5 : Math.max(1, retryAfter);
}
