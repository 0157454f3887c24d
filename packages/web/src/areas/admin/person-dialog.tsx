import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { Button } from "../../parts/button.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useMe } from "../../session/use-me.ts";
import { useWords } from "../../words/use-words.ts";
import { DisqualifyForm } from "./disqualify-form.tsx";
import { PersonActs } from "./person-acts.tsx";
import { PersonGrants } from "./person-grants.tsx";
import { ProposeForm } from "./propose-form.tsx";
import type { Person } from "./staff.ts";

interface PersonDialogProps {
  readonly person: Person;
  readonly staff: Answer<"listPeople">;
  readonly onClose: () => void;
}

/** One person with every right, and the acts the role has on them. */
export function PersonDialog({ person, staff, onClose }: PersonDialogProps) {
  const say = useWords();
  const me = useMe();
  const [proposed, setProposed] = useState(false);
  const proposes = (me.role === "aa" || me.role === "tl") && person.state !== "left";
  return (
    <Dialog title={person.name} onClose={onClose} wide>
      <dl className="facts">
        <dt>{say("admin.unit")}</dt>
        <dd>{staff.units.find(({ id }) => id === person.unit)?.name ?? person.unit}</dd>
        <dt>{say("admin.state")}</dt>
        <dd>{say(`admin.state-${person.state}`)}</dd>
        <dt>{say("admin.pseudonym")}</dt>
        <dd>
          <code>{person.id}</code>
        </dd>
      </dl>
      <h3>{say("admin.rights")}</h3>
      <PersonGrants person={person} staff={staff.rows} />
      {proposed ? <Note tone="done">{say("admin.proposed")}</Note> : null}
      {proposes ? (
        <details className="propose" open={person.grants.length === 0}>
          <summary>{say("admin.propose")}</summary>
          <ProposeForm
            key={person.grants.length}
            person={person}
            units={staff.units}
            onProposed={() => setProposed(true)}
          />
        </details>
      ) : null}
      {me.role === "aa" && person.state !== "left" ? (
        <details className="propose">
          <summary>{say("admin.disqualify")}</summary>
          <DisqualifyForm person={person} />
        </details>
      ) : null}
      <PersonActs person={person} />
      {me.demo && me.role === "aa" ? <DemoLink person={person.id} /> : null}
    </Dialog>
  );
}

function DemoLink({ person }: { readonly person: Person["id"] }) {
  const say = useWords();
  const make = useMutation<Answer<"makeSignInLink">, Failure>({
    mutationFn: () => call("makeSignInLink", { body: { person } }),
    gcTime: 0,
  });
  if (make.data !== undefined) {
    return (
      <CopyText
        text={`${window.location.origin}/sign-in#token=${make.data.token}`}
        label={say("admin.demo-link-label")}
      />
    );
  }
  return (
    <>
      {make.isError ? <ProblemNote failure={make.error} /> : null}
      <Button variant="secondary" disabled={make.isPending} onClick={() => make.mutate()}>
        {say("admin.demo-link")}
      </Button>
    </>
  );
}
