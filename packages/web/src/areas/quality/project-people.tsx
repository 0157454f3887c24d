import type { CaseView } from "@tallenne/contracts";
import { useAnswer } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useMe } from "../../session/use-me.ts";
import { useWords } from "../../words/use-words.ts";
import { useState } from "react";

/** Who works in the project: how many, and on demand their names, which stands in the ledger. */
export function ProjectPeople({ project }: { readonly project: CaseView }) {
  const say = useWords();
  const me = useMe();
  const [asked, setAsked] = useState(false);
  const mayAsk = me.role === "qa";
  const colleagues = useAnswer("listColleagues", {}, { when: asked && mayAsk });
  const people = [project.owner, ...project.members];
  const nameOf = (person: string) =>
    person === me.person
      ? say("quality.calibrate-me")
      : (colleagues.data?.rows.find((one) => one.person === person)?.name ?? say("quality.nameless"));
  return (
    <div>
      <dt>{say("quality.people")}</dt>
      <dd>
        {colleagues.data === undefined
          ? say("quality.people-n", { n: people.length })
          : people.map(nameOf).join(", ")}{" "}
        {mayAsk && people.length > 1 && colleagues.data === undefined ? (
          <Button variant="secondary" disabled={colleagues.isFetching} onClick={() => setAsked(true)}>
            {say("quality.names")}
          </Button>
        ) : null}
        {colleagues.isError ? <ProblemNote failure={colleagues.error} /> : null}
      </dd>
    </div>
  );
}
