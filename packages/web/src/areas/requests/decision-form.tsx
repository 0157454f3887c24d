import type { RequestView } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { grounds, notFoundKinds, outcomes, ways } from "./closed-lists.ts";
import { useRequestAct } from "./use-request-act.ts";

type Item = NonNullable<RequestView["decision"]>["items"][number];

/** The decision, contact by contact; grounds only from the closed list (T-L1). */
export function DecisionForm({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const isNothing = request.state === "nothing-found";
  const matched = request.candidates.filter(({ state }) => state === "matched");
  const [items, setItems] = useState<readonly Item[]>(() =>
    matched.map(({ contact }) => ({
      contact,
      outcome: "granted",
      grounds: [],
      given: ["visit", "transcript"],
    })),
  );
  const [notFound, setNotFound] = useState<(typeof notFoundKinds)[number]>("not-found");
  const decide = useRequestAct(() =>
    call("decideRequest", {
      params: { case: request.id },
      body: { items: isNothing ? [] : [...items], instead: [], ...(isNothing ? { notFound } : {}) },
    }),
  );
  if (!isNothing && (request.state !== "second-check" || request.check === null)) return null;
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
          items.map((item, place) => (
            <Outcome key={item.contact} item={item} place={place + 1} onChange={change} />
          ))
        )}
        {decide.isError ? <ProblemNote failure={decide.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={decide.isPending}>
            {say("requests.decide")}
          </Button>
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
        : grounds.map((ground) => (
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

/** The list with or without one of its members. */
function toggled<T>(list: readonly T[], one: T, checked: boolean): T[] {
  return checked ? [...list, one] : list.filter((other) => other !== one);
}
