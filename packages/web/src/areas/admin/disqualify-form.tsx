import { useMutation } from "@tanstack/react-query";
import type { ContactRow } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import type { Person } from "./staff.ts";

type Contact = ContactRow["id"];
const ties = ["party", "relative", "close", "other"] as const;

function isContact(typed: string): typed is Contact {
  return /^contact_[0-9a-hjkmnp-tv-z]{26}$/.test(typed);
}

/** The administrator records that somebody may not touch a contact (T-P16), by its id, as the person or their lead tells it: no content is seen here. */
export function DisqualifyForm({ person }: { readonly person: Person }) {
  const say = useWords();
  const [contact, setContact] = useState("");
  const [reason, setReason] = useState<(typeof ties)[number]>("party");
  const [checked, setChecked] = useState(false);
  const typed = contact.trim();
  const record = useMutation<Answer<"recordDisqualified">, Failure, Contact>({
    mutationFn: (about) =>
      call("recordDisqualified", { params: { person: person.id }, body: { contact: about, reason } }),
    onSuccess: () => {
      setContact("");
      setChecked(false);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isContact(typed) && !record.isPending) record.mutate(typed);
  };
  return (
    <form className="form" onSubmit={submit}>
      <p>{say("admin.disqualify-why")}</p>
      <TextField
        label={say("admin.disqualify-contact")}
        hint={say("admin.disqualify-contact-hint")}
        name="contact"
        value={contact}
        onChange={setContact}
        maxLength={40}
        error={checked && !isContact(typed) ? say("admin.disqualify-contact-wrong") : undefined}
      />
      <SelectField
        label={say("admin.disqualify-tie")}
        value={reason}
        choices={ties.map((value) => ({ value, words: say(`admin.disqualify-tie-${value}`) }))}
        onChange={(value) => setReason(ties.find((one) => one === value) ?? "party")}
      />
      {record.isError ? <ProblemNote failure={record.error} /> : null}
      {record.isSuccess ? <Note tone="done">{say("admin.disqualify-done")}</Note> : null}
      <div className="buttons">
        <Button type="submit" disabled={record.isPending}>
          {say("admin.disqualify-button")}
        </Button>
      </div>
    </form>
  );
}
