import type { ContactRow } from "@tallenne/contracts";
import { dateWords } from "../../format/date-words.ts";
import { durationWords } from "../../format/duration-words.ts";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { heardLines } from "./heard-lines.ts";
import { ContactState, roleWords } from "./contact-state.tsx";

interface ContactFactsProps {
  readonly row: Omit<ContactRow, "heard"> & Pick<Partial<ContactRow>, "heard">;
  readonly isCoached?: boolean;
}

/** What the record says of a contact, without personal fields. */
export function ContactFacts({ row, isCoached = false }: ContactFactsProps) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  return (
    <section aria-label={say("contacts.facts")}>
      <h2>{say("contacts.facts")}</h2>
      <dl className="facts">
        <dt>{say("contacts.channel")}</dt>
        <dd>
          {say(`shell.channel-${row.channel}`)},{" "}
          {say(`contacts.direction-${row.direction}`).toLocaleLowerCase()}
        </dd>
        {row.durationMs === 0 ? null : (
          <>
            <dt>{say("contacts.duration")}</dt>
            <dd>{durationWords(row.durationMs, language)}</dd>
          </>
        )}
        <dt>{say("contacts.line")}</dt>
        <dd>{names.line(row.line)}</dd>
        <dt>{say("contacts.register")}</dt>
        <dd>{names.register(row.register)}</dd>
        <dt>{say("contacts.kept-until")}</dt>
        <dd>{dateWords(row.keeping === "frozen" ? row.lastDay : row.keptUntil, language)}</dd>
        {row.attachments === 0 ? null : (
          <>
            <dt>{say("contacts.attachments-n")}</dt>
            <dd>{row.attachments}</dd>
          </>
        )}
        {row.masked === 0 ? null : (
          <>
            <dt>{say("contacts.masks-n")}</dt>
            <dd>{row.masked}</dd>
          </>
        )}
        {row.heard === undefined || row.heard.length === 0 ? null : (
          <>
            <dt>{say("contacts.is-heard")}</dt>
            <dd>
              {heardLines(row.heard).map(({ on, role, times }) => (
                <div key={`${on} ${role}`}>
                  {dateWords(on, language)}, {roleWords(role, say)}
                  {times === 1 ? "" : ` (${say("contacts.heard-times", { n: times })})`}
                </div>
              ))}
            </dd>
          </>
        )}
        {row.state === "kept" && row.keeping === "standard" && !isCoached ? null : (
          <>
            <dt>{say("contacts.state")}</dt>
            <dd>
              <ContactState row={{ ...row, heard: [] }} isCoached={isCoached} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
