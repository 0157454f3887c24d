import type { ReactNode } from "react";
import { dateWords, instantWords } from "../../format/date-words.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Link } from "../../route/link.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { EntryFilters } from "./entry-filters.ts";
import type { EntryRow } from "./entry-row.ts";
import { actorWords, outcomeWords } from "./entry-words.ts";
import { factNames, factWords } from "./fact-words.ts";
import { ProofPart } from "./proof-part.tsx";
import { Role } from "./role.tsx";

interface EntryDialogProps {
  readonly row: EntryRow;
  readonly nameOf: (person: string) => string | undefined;
  readonly onOnly: (only: Partial<EntryFilters>) => void;
  readonly onClose: () => void;
}

/** One entry whole, with its proof. */
export function EntryDialog({ row: { index, entry }, nameOf, onOnly, onClose }: EntryDialogProps) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const names = usePolicyNames();
  const name = entry.actor === me.person ? me.name : nameOf(entry.actor);
  const known = factNames.filter((fact) => entry.facts[fact] !== undefined);
  return (
    <Dialog title={say("oversight.entry-title", { n: index })} onClose={onClose} wide>
      <dl className="facts">
        <Fact words={say("oversight.time")}>{instantWords(entry.at, language)}</Fact>
        <Fact words={say("oversight.date")}>{dateWords(entry.date, language)}</Fact>
        <Fact words={say("oversight.action")}>{say(`actions.${entry.action}`)}</Fact>
        <Fact words={say("oversight.actor")}>
          {name ?? actorWords(entry.actor, say)} <code>{entry.actor}</code>{" "}
          <button type="button" className="plain-button" onClick={() => onOnly({ actor: entry.actor })}>
            {say("oversight.only-actor")}
          </button>
        </Fact>
        {entry.role === undefined ? null : (
          <Fact words={say("oversight.role")}>
            <Role role={entry.role} />
          </Fact>
        )}
        {entry.purpose === undefined ? null : (
          <Fact words={say("oversight.purpose")}>{names.purpose(entry.purpose)}</Fact>
        )}
        <Id words={say("oversight.case")} id={entry.case} />
        <Fact words={say("oversight.outcome")}>{outcomeWords(entry, say)}</Fact>
        {entry.objects.length === 0 ? null : (
          <Fact words={say("oversight.objects")}>
            <ul className="entry-objects">
              {entry.objects.map((object) => (
                <li key={object}>
                  <code>{object}</code>{" "}
                  <button type="button" className="plain-button" onClick={() => onOnly({ object })}>
                    {say("oversight.only-object")}
                  </button>
                  {object.startsWith("contact_") ? (
                    <>
                      {" · "}
                      <Link to={`/oversight/heard/${object}`}>{say("oversight.heard-title")}</Link>
                    </>
                  ) : null}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {known.map((fact) => (
          <Fact key={fact} words={say(`oversight.fact-${fact}`)}>
            {factWords(entry.facts[fact], say, language)}
          </Fact>
        ))}
        {entry.policies === undefined || entry.policies.length === 0 ? null : (
          <Fact words={say("oversight.policies")}>
            <code>{entry.policies.join(", ")}</code>
          </Fact>
        )}
        <Id words={say("oversight.operation")} id={entry.operation} />
        <Id words={say("oversight.commitment")} id={entry.commitment} />
        <Id words={say("oversight.grant")} id={entry.grant} />
        <Id words={say("oversight.entry-id")} id={entry.id} />
      </dl>
      <ProofPart index={index} />
    </Dialog>
  );
}

function Fact({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="entry-fact">{words}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Id({ words, id }: { readonly words: string; readonly id: string | undefined }) {
  if (id === undefined) return null;
  return (
    <Fact words={words}>
      <code>{id}</code>
    </Fact>
  );
}
