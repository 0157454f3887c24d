import type { CaseView, ContactRow } from "@tallenne/contracts";
import { useEffect, useRef } from "react";
import { dateWords, startWords } from "../../format/date-words.ts";
import { durationWords } from "../../format/duration-words.ts";
import { Icon } from "../../parts/icon.tsx";
import { useNames } from "../../parts/names.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { stepRows } from "../../parts/row-steps.ts";
import { shortId } from "../../parts/short-id.ts";
import { Link } from "../../route/link.tsx";
import { rememberPlace } from "../../route/location.ts";
import { usePolicyNames } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { ContactState } from "./contact-state.tsx";

interface ContactTableProps {
  readonly rows: readonly ContactRow[];
  readonly today: string;
  readonly cases: readonly CaseView[];
}

/** The rows, newest first: arrows go from row to row, Enter opens. On a narrow page a row is two lines. */
export function ContactTable({ rows, today, cases }: ContactTableProps) {
  const say = useWords();
  const language = useLanguage();
  const { role } = useMe();
  const names = usePolicyNames();
  const people = useNames();
  const body = useRef<HTMLTableSectionElement>(null);
  const isTeam = role === "tl";
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      if (body.current !== null && stepFrom(body.current, event)) event.preventDefault();
    };
    window.addEventListener("keydown", step);
    return () => window.removeEventListener("keydown", step);
  }, []);
  const advisers = rows.flatMap(({ agent }) => (agent === null ? [] : [agent]));
  const unnamed = advisers.filter((agent) => people.nameOf(agent) === undefined);
  return (
    <>
      {isTeam && unnamed.length > 0 ? (
        <button
          type="button"
          className="plain-button"
          disabled={people.resolve.isPending}
          onClick={() => people.resolve.mutate(unnamed)}
        >
          <Icon name="person" size={16} /> {say("contacts.names-show")}
        </button>
      ) : null}
      {people.resolve.isError ? <ProblemNote failure={people.resolve.error} /> : null}
      <div className="table-box">
        <table className="contacts">
          <caption className="unseen">{say(isTeam ? "contacts.team-title" : "contacts.own-title")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("contacts.started")}</th>
              <th scope="col">{say("contacts.duration")}</th>
              <th scope="col">{say("contacts.channel")}</th>
              <th scope="col">{say("contacts.line")}</th>
              {isTeam ? <th scope="col">{say("contacts.adviser")}</th> : null}
              <th scope="col">{say("contacts.kept-until")}</th>
              <th scope="col">{say("contacts.state")}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="contact-start">
                  <Link to={`/contacts/${row.id}`} row={row.id} onGo={() => rememberPlace({ row: row.id })}>
                    {startWords(row.startedAt, { language, today })}
                  </Link>
                </th>
                <td className="contact-duration">
                  {row.durationMs === 0 ? "–" : durationWords(row.durationMs, language)}
                </td>
                <td className="contact-channel">
                  <Icon name={row.channel} size={16} /> {say(`shell.channel-${row.channel}`)}
                </td>
                <td className="contact-line">{names.line(row.line)}</td>
                {isTeam ? (
                  <td className="contact-adviser">
                    {row.agent === null
                      ? "–"
                      : (people.nameOf(row.agent) ?? <code>{shortId(row.agent)}</code>)}
                  </td>
                ) : null}
                <td className="contact-until">{dateWords(row.lastDay, language)}</td>
                <td className="contact-state">
                  <ContactState row={row} isCoached={isCoached(cases, row)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function isCoached(cases: readonly CaseView[], { id }: ContactRow): boolean {
  return cases.some(
    ({ kind, state, contacts }) =>
      kind === "training" && state === "open" && contacts.some(({ contact }) => contact === id),
  );
}

/** A step within the rows; from the heading, where the focus is after navigation, an arrow down leads to the first. */
function stepFrom(list: HTMLElement, { key, target }: KeyboardEvent): boolean {
  if (stepRows(list, key)) return true;
  const isNowhere = target === document.body || (target instanceof HTMLElement && target.matches("h1"));
  if (key !== "ArrowDown" || !isNowhere) return false;
  const first = list.querySelector<HTMLElement>("[data-row]");
  first?.focus();
  return first !== null;
}
