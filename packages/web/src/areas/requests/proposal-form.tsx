import type { RequestView } from "@tallenne/contracts";
import { Fragment, type SubmitEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { type Because, becauseOf } from "./closed-lists.ts";
import { wordsOf } from "./kind-words.ts";
import { useContactTimes } from "./use-contact-times.ts";
import { useRequestAct } from "./use-request-act.ts";

type ContactId = RequestView["candidates"][number]["contact"];

/** What the handler proposes where rectification, erasure or an objection is asked, contact by contact; of a restriction only that the law excludes it. */
export function ProposalForm({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const [chosen, setChosen] = useState<ReadonlyMap<ContactId, Because>>(new Map());
  const whenOf = useContactTimes(request, true);
  const propose = useRequestAct(() =>
    call("reviewRequest", {
      params: { case: request.id },
      body: { reasons: [], proposes: [...chosen].map(([contact, ground]) => ({ contact, ground })) },
    }),
  );
  const grounds = becauseOf[request.kind];
  const matched = request.candidates.filter(({ state }) => state === "matched");
  /** Only a rectification needs one. */
  const hasStatement = (contact: ContactId) =>
    request.kind !== "rectification" || request.statements.some((one) => one.contact === contact);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!propose.isPending) propose.mutate(undefined);
  };
  const choose = (contact: ContactId, ground: Because | undefined) => {
    const next = new Map(chosen);
    if (ground === undefined) next.delete(contact);
    else next.set(contact, ground);
    setChosen(next);
  };
  return (
    <form className="form" onSubmit={submit}>
      {grounds.length === 0 ? (
        <p>{say("requests.propose-restriction")}</p>
      ) : (
        <fieldset>
          <legend>{say("requests.propose-legend")}</legend>
          {matched.map(({ contact }, place) => (
            <Fragment key={contact}>
              <SelectField
                label={say("requests.propose-contact", { n: place + 1, when: whenOf(contact) })}
                value={chosen.get(contact) ?? "stays"}
                choices={[
                  { value: "stays", words: say(wordsOf(request.kind, "propose-stays")) },
                  ...(hasStatement(contact) ? grounds : []).map((value) => ({
                    value,
                    words: say(`requests.because-${value}`),
                  })),
                ]}
                onChange={(value) =>
                  choose(
                    contact,
                    grounds.find((one) => one === value),
                  )
                }
              />
              {hasStatement(contact) ? null : <p className="quiet">{say("requests.statement-first")}</p>}
            </Fragment>
          ))}
          <p className="quiet">{say(wordsOf(request.kind, "propose-why"))}</p>
        </fieldset>
      )}
      {propose.isError ? <ProblemNote failure={propose.error} /> : null}
      <div className="buttons">
        <Button type="submit" disabled={propose.isPending}>
          {say("requests.propose-button")}
        </Button>
      </div>
    </form>
  );
}
