import { useMutation } from "@tanstack/react-query";
import type { CaseView } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import type { Failure } from "../../api/failure.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useWords } from "../../words/use-words.ts";
import { type Asked, askedWrong, isWrongDay, nothingAsked } from "./asked.ts";
import { Candidates } from "./candidates.tsx";
import { detailKind } from "./detail-kind.ts";
import { type Found, keepFound, useFound } from "./found.ts";
import { lookFor } from "./look-for.ts";
import type { Look } from "./may.ts";
import "./complaints.css";

const channels = ["call", "chat", "email", "eform"] as const;

/** The search of a case: one exact contact detail, time, channel; or time and line alone. What is typed goes nowhere but into the question. */
export function CaseSearch({ matter, by }: { readonly matter: CaseView; readonly by: Look }) {
  const say = useWords();
  const names = usePolicyNames();
  const lines = usePolicy().data?.lines ?? [];
  const found = useFound(matter.id);
  const [asked, setAsked] = useState<Asked>(found?.asked ?? nothingAsked);
  const [checked, setChecked] = useState(false);
  const search = useMutation<Found, Failure, Asked>({
    mutationFn: (question) => lookFor(matter, question),
    onMutate: () => keepFound(matter.id, null),
    onSuccess: (answer) => keepFound(matter.id, answer),
    gcTime: 0,
  });
  const change = (part: Partial<Asked>) => setAsked((before) => ({ ...before, ...part }));
  const wrong = checked ? askedWrong(asked) : undefined;
  const kind = detailKind(asked.detail);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (askedWrong(asked) === undefined && !search.isPending) search.mutate(asked);
  };
  const refused =
    isWrong(search.error, "detail") && kind !== undefined && search.variables?.detail === asked.detail;
  const nothing = say(by === "detail" ? "complaints.need-something" : "complaints.need-day");
  return (
    <section aria-label={say("complaints.search")}>
      <h2>{say("complaints.search")}</h2>
      <p className="quiet">
        {say(by === "detail" ? "complaints.search-why" : "complaints.search-queue-why")}
      </p>
      <search>
        <form className="case-search" onSubmit={submit}>
          {by === "detail" ? (
            <div className="case-search-detail">
              <TextField
                label={say("complaints.detail")}
                hint={say("complaints.detail-hint")}
                name="detail"
                value={asked.detail}
                onChange={(detail) => change({ detail })}
                maxLength={254}
                wide
                error={
                  refused ? say(`complaints.detail-wrong-${kind}`) : wrong === "nothing" ? nothing : undefined
                }
              />
            </div>
          ) : null}
          <DayField
            label={say("shell.from")}
            name="from"
            value={asked.from}
            onChange={(from) => change({ from })}
            checked={checked && isWrongDay(asked.from)}
            error={by === "queue" && wrong === "nothing" ? nothing : undefined}
          />
          <DayField
            label={say("shell.to")}
            name="to"
            value={asked.to}
            onChange={(to) => change({ to })}
            checked={checked && isWrongDay(asked.to)}
          />
          <SelectField
            label={say("complaints.channel")}
            value={asked.channel}
            choices={[
              { value: "", words: say("shell.all") },
              ...channels.map((value) => ({ value, words: say(`shell.channel-${value}`) })),
            ]}
            onChange={(value) => change({ channel: channels.find((one) => one === value) ?? "" })}
          />
          {kind === undefined ? (
            <SelectField
              label={say("complaints.line")}
              value={asked.line}
              choices={[
                { value: "", words: say("shell.all") },
                ...lines
                  .filter(({ recording }) => recording === "allowed")
                  .map(({ id }) => ({ value: id, words: names.line(id) })),
              ]}
              onChange={(line) => change({ line })}
            />
          ) : null}
          <Button type="submit" disabled={search.isPending}>
            {say("complaints.search-button")}
          </Button>
          {by === "detail" ? (
            <p className="hint case-search-kind">
              {kind === undefined ? "" : say(`complaints.detail-as-${kind}`)}
            </p>
          ) : null}
        </form>
      </search>
      {search.isError && !refused ? <ProblemNote failure={search.error} /> : null}
      <output className="unseen">
        {found === null ? "" : say("complaints.candidates-n", { n: found.candidates.length })}
      </output>
      {search.isPending ? <p className="quiet">{say("shell.loading")}</p> : null}
      {found === null ? null : <Candidates matter={matter} found={found} />}
    </section>
  );
}
