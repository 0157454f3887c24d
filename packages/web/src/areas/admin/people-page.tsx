import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { PeopleTable } from "./people-table.tsx";
import { PersonDialog } from "./person-dialog.tsx";
import { PersonForm } from "./person-form.tsx";
import { isOnlyAdministrator, type Person, waitingProposals } from "./staff.ts";
import { UnitForm } from "./unit-form.tsx";
import { UnitTable } from "./unit-table.tsx";
import "./admin.css";

type Staff = Answer<"listPeople">;

/** S-83: staff with rights, ends and commitments. Who may propose, approve or end sees the act; others see the state. */
export function PeoplePage() {
  const say = useWords();
  const me = useMe();
  const staff = useAnswer("listPeople", {});
  const [open, setOpen] = useState<Person["id"]>();
  const [adding, setAdding] = useState<"person" | "unit">();
  const opened = staff.data?.rows.find(({ id }) => id === open);
  return (
    <Page
      title={say("admin.people-title")}
      acts={[
        "access.names.resolved",
        "people.created",
        "people.invited",
        "people.left",
        "people.disqualified",
        "people.grant.proposed",
        "people.grant.approved",
        "people.commitment.signed",
      ]}
      aside={
        me.role === "aa" ? (
          <div className="buttons">
            <Button onClick={() => setAdding("person")}>{say("admin.add-person")}</Button>
            <Button variant="secondary" onClick={() => setAdding("unit")}>
              {say("admin.add-unit")}
            </Button>
          </div>
        ) : null
      }
    >
      <p className="quiet">{say("admin.people-logged")}</p>
      <Answered query={staff} rows={8}>
        {(read) => (
          <>
            <Waiting staff={read} />
            <PeopleTable people={read.rows} onOpen={setOpen} />
            <UnitTable units={read.units} />
          </>
        )}
      </Answered>
      {opened === undefined || staff.data === undefined ? null : (
        <PersonDialog person={opened} staff={staff.data} onClose={() => setOpen(undefined)} />
      )}
      {adding === "person" && staff.data !== undefined ? (
        <PersonForm units={staff.data.units} onClose={() => setAdding(undefined)} />
      ) : null}
      {adding === "unit" ? <UnitForm onClose={() => setAdding(undefined)} /> : null}
    </Page>
  );
}

function Waiting({ staff }: { readonly staff: Staff }) {
  const say = useWords();
  const me = useMe();
  const waiting = waitingProposals(staff.rows);
  const people = [...new Set(waiting.map(({ person }) => person.name))];
  return (
    <>
      {me.role === "aa" && isOnlyAdministrator(me.person, staff.rows) ? (
        <Note tone="warning">{say("admin.only-one")}</Note>
      ) : null}
      {waiting.length === 0 ? null : (
        <Note>{say("admin.waiting", { n: waiting.length, list: people.join(", ") })}</Note>
      )}
    </>
  );
}
