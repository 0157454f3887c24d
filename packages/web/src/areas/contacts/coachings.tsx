import type { CaseView } from "@tallenne/contracts";
import { dateWords } from "../../format/date-words.ts";
import { Link } from "../../route/link.tsx";
import { Unseen } from "../../parts/unseen.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";

/** Open training sessions: each leads to its contact, which may be older than the list. */
export function Coachings({ cases }: { readonly cases: readonly CaseView[] }) {
  const say = useWords();
  const language = useLanguage();
  const open = cases.filter(({ kind, state }) => kind === "training" && state === "open");
  if (open.length === 0) return null;
  return (
    <section className="coachings">
      <h2>{say("contacts.coachings")}</h2>
      <ul>
        {open.map(({ id, number, until, contacts }) => (
          <li key={id}>
            <span>{say("contacts.coaching-line", { number, date: dateWords(until, language) })}</span>
            {contacts.map(({ contact }) => (
              <Link key={contact} to={`/contacts/${contact}`}>
                {say("contacts.coaching-open")}
                <Unseen> {number}</Unseen>
              </Link>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
