import type { CaseView, ContactRow } from "@tallenne/contracts";
import { dateWords, startWords } from "../../format/date-words.ts";
import { Unseen } from "../../parts/unseen.tsx";
import { Link } from "../../route/link.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";

interface CoachingsProps {
  readonly cases: readonly CaseView[];
  /** Contacts of the list: a session about one of them says when it was. */
  readonly rows: readonly ContactRow[];
  readonly today: string;
}

/** Open training sessions: each leads to its contact, which may be older than the list. */
export function Coachings({ cases, rows, today }: CoachingsProps) {
  const say = useWords();
  const language = useLanguage();
  const open = cases.filter(({ kind, state }) => kind === "training" && state === "open");
  if (open.length === 0) return null;
  const when = (contact: string) => {
    const row = rows.find(({ id }) => id === contact);
    return row === undefined ? "" : `${startWords(row.startedAt, { language, today })} · `;
  };
  return (
    <section className="coachings">
      <h2>{say("contacts.coachings")}</h2>
      <ul>
        {open.flatMap(({ id, number, until, contacts }) =>
          contacts.map(({ contact }) => (
            <li key={`${id} ${contact}`}>
              <span>
                {when(contact)}
                {say("contacts.coaching-line", { number, date: dateWords(until, language) })}
              </span>
              <Link to={`/contacts/${contact}`}>
                {say("contacts.coaching-open")}
                <Unseen> {number}</Unseen>
              </Link>
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
