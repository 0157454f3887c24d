import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { isCode } from "./is-code.ts";

const empty = { id: "", name: "", office: "" };

/** Adds a unit or team of an office. */
export function UnitForm({ onClose }: { readonly onClose: () => void }) {
  const say = useWords();
  const [typed, setTyped] = useState(empty);
  const [checked, setChecked] = useState(false);
  const create = useMutation<Answer<"createUnit">, Failure>({
    mutationFn: () =>
      call("createUnit", {
        body: { id: typed.id.trim(), name: typed.name.trim(), office: typed.office.trim() },
      }),
    onSuccess: async () => {
      await askAgain("listPeople");
      onClose();
    },
  });
  const sound = isCode(typed.id) && isCode(typed.office) && typed.name.trim() !== "";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (sound && !create.isPending) create.mutate();
  };
  const field = (key: keyof typeof empty) => ({
    name: key,
    value: typed[key],
    onChange: (value: string) => setTyped((before) => ({ ...before, [key]: value })),
  });
  const taken = create.error?.slug === "conflict";
  return (
    <Dialog title={say("admin.new-unit")} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <TextField
          label={say("admin.unit-name")}
          {...field("name")}
          maxLength={120}
          error={checked && typed.name.trim() === "" ? say("shell.field-missing") : undefined}
        />
        <TextField
          label={say("admin.unit-id")}
          hint={say("admin.unit-id-hint")}
          {...field("id")}
          maxLength={64}
          error={
            taken
              ? say("admin.unit-taken")
              : checked && !isCode(typed.id)
                ? say("admin.code-wrong")
                : undefined
          }
        />
        <TextField
          label={say("admin.office")}
          hint={say("admin.office-hint")}
          {...field("office")}
          maxLength={64}
          error={checked && !isCode(typed.office) ? say("admin.code-wrong") : undefined}
        />
        {create.isError && !taken ? <ProblemNote failure={create.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={create.isPending}>
            {say("admin.create-unit")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
