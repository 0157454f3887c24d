import type { RequestView } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useMe } from "../../session/use-me.ts";
import { useWords } from "../../words/use-words.ts";
import { groundsOf, notFoundKinds, outcomes, toggled, ways } from "./closed-lists.ts";
import { wordsOf } from "./kind-words.ts";
import { RemovalOutcome, startOfRemoval } from "./removal-decision.tsx";
import { useContactTimes } from "./use-contact-times.ts";
import { useRequestAct } from "./use-request-act.ts";

type Item = NonNullable<RequestView["decision"]>["items"][number];

/** The decision, contact by contact; grounds only from the closed list (T-L1). */
export function DecisionForm({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const me = useMe();
  const isNothing = request.state === "nothing-found";
  const matched = request.candidates.filter(({ state }) => state === "matched");
  const isAccess = request.kind === "access";
  const [items, setItems] = useState<readonly Item[]>(() =>
    matched.map(({ contact }) =>
      isAccess
        ? { contact, outcome: "granted", grounds: [], given: ["visit", "transcript"] }
        : startOfRemoval(request, contact),
    ),
  );
  const whenOf = useContactTimes(request, request.decider === me.person && !isAccess);
  const [notFound, setNotFound] = useState<(typeof notFoundKinds)[number]>("not-found");
  const decide = useRequestAct(() =>
    call("decideRequest", {
      params: { case: request.id },
      body: { items: isNothing ? [] : [...items], instead: [], ...(isNothing ? { notFound } : {}) },
    }),
  );
  const take = useRequestAct(() => call("takeRequest", { params: { case: request.id } }));
  const giveBack = useRequestAct(() => call("returnProposal", { params: { case: request.id } }));
  if (!isNothing && (request.state !== "second-check" || request.check === null)) return null;
  // What is destroyed cannot be brought back: nobody decides on it without having seen which contacts they are.
  if (!isAccess && request.decider !== me.person)
    return (
      <section aria-label={say("requests.decision")}>
        <h2>{say("requests.decision")}</h2>
        <p>{say("requests.take-to-decide-why")}</p>
        {take.isError ? <ProblemNote failure={take.error} /> : null}
        <Button disabled={take.isPending} onClick={() => take.mutate(undefined)}>
          {say("requests.take-to-decide")}
        </Button>
      </section>
    );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!decide.isPending) decide.mutate(undefined);
  };
  const change = (contact: Item["contact"], to: Partial<Item>) =>
    setItems(items.map((item) => (item.contact === contact ? { ...item, ...to } : item)));
  return (
    <section aria-label={say("requests.decision")}>
      <h2>{say("requests.decision")}</h2>
      <form className="form" onSubmit={submit}>
        {isNothing ? (
          <SelectField
            label={say("requests.not-found")}
            value={notFound}
            choices={notFoundKinds.map((value) => ({ value, words: say(`requests.not-found-${value}`) }))}
            onChange={(value) => setNotFound(notFoundKinds.find((one) => one === value) ?? "not-found")}
          />
        ) : (
          items.map((item, place) =>
            isAccess ? (
              <Outcome key={item.contact} item={item} place={place + 1} onChange={change} />
            ) : (
              <RemovalOutcome
                key={item.contact}
                request={request}
                item={item}
                place={place + 1}
                failure={decide.error}
                when={whenOf(item.contact)}
                onChange={change}
              />
            ),
          )
        )}
        {isAccess || isNothing || request.kind === "restriction" ? null : (
          <p className="quiet">
            {say(wordsOf(request.kind, "removal-at-once"))}{" "}
            {say(wordsOf(request.kind, "removal-only-proposed"))}
          </p>
        )}
        {request.candidates.some(({ state }) => state === "candidate") ? (
          <p>{say("requests.candidates-open")}</p>
        ) : null}
        {decide.isError ? <ProblemNote failure={decide.error} /> : null}
        {giveBack.isError ? <ProblemNote failure={giveBack.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={decide.isPending}>
            {say("requests.decide")}
          </Button>
          {isNothing ? null : (
            <Button
              variant="secondary"
              disabled={giveBack.isPending}
              onClick={() => giveBack.mutate(undefined)}
            >
              {say("requests.give-back")}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}

function Outcome({
  item,
  place,
  onChange,
}: {
  readonly item: Item;
  readonly place: number;
  readonly onChange: (contact: Item["contact"], to: Partial<Item>) => void;
}) {
  const say = useWords();
  const { contact, outcome } = item;
  return (
    <fieldset>
      <legend>{say("requests.item", { n: place })}</legend>
      <SelectField
        label={say("requests.outcome")}
        value={outcome}
        choices={outcomes.map((value) => ({ value, words: say(`requests.outcome-${value}`) }))}
        onChange={(value) => {
          const next = outcomes.find((one) => one === value) ?? "granted";
          onChange(contact, {
            outcome: next,
            ...(next === "granted" ? { grounds: [] } : {}),
            given: next === "refused" ? [] : item.given.length === 0 ? ["transcript"] : item.given,
          });
        }}
      />
      {outcome === "refused"
        ? null
        : ways.map((way) => (
            <CheckField
              key={way}
              checked={item.given.includes(way)}
              onChange={(checked) => onChange(contact, { given: toggled(item.given, way, checked) })}
            >
              {say(`requests.way-${way}`)}
            </CheckField>
          ))}
      {outcome === "granted"
        ? null
        : groundsOf.access.map((ground) => (
            <CheckField
              key={ground}
              checked={item.grounds.includes(ground)}
              onChange={(checked) => onChange(contact, { grounds: toggled(item.grounds, ground, checked) })}
            >
              {say(`requests.ground-${ground}`)}
            </CheckField>
          ))}
    </fieldset>
  );
}
