import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useFocusWrong } from "../../parts/focus-wrong.ts";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { QrPicture } from "../../parts/qr-picture.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { Office } from "./offices.ts";

interface TerminalDialogProps {
  readonly offices: readonly Office[];
  readonly onClose: () => void;
}

/** Enrols a terminal: the link stands here once, as text and as a picture, and nowhere after. */
export function TerminalDialog({ offices, onClose }: TerminalDialogProps) {
  const say = useWords();
  const language = useLanguage();
  const [chosen, setOffice] = useState(offices[0]?.id ?? "");
  const office = offices.find(({ id }) => id === chosen) ?? offices[0];
  const [named, setRoom] = useState<string>();
  const room = office?.rooms.find(({ id }) => id === named) ?? office?.rooms[0];
  const [name, setName] = useState("");
  const [tries, setTries] = useState(0);
  const checked = tries > 0;
  const enrol = useMutation<
    Answer<"enrolTerminal">,
    Failure,
    { office: string; room: Office["rooms"][number]["id"] }
  >({
    mutationFn: (place) => call("enrolTerminal", { body: { ...place, name: name.trim() } }),
    onSuccess: () => void askAgain("listTerminals"),
    gcTime: 0,
  });
  const form = useFocusWrong(enrol.error, tries);
  if (enrol.data !== undefined) {
    const link = `${window.location.origin}/terminal#token=${enrol.data.token}`;
    return (
      <Dialog title={say("visits.terminal-add")} onClose={onClose}>
        <Note tone="done">{say("visits.terminal-once")}</Note>
        <p>{say("visits.terminal-why")}</p>
        <CopyText text={link} label={say("visits.terminal-link")} />
        <QrPicture text={link} />
        <div className="buttons">
          <Button onClick={onClose}>{say("visits.terminal-done")}</Button>
        </div>
      </Dialog>
    );
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (name.trim() === "" || office === undefined || room === undefined || enrol.isPending) return;
    enrol.mutate({ office: office.id, room: room.id });
  };
  const nameWords =
    enrol.error?.slug === "conflict"
      ? say("visits.terminal-taken")
      : checked && name.trim() === ""
        ? say("shell.field-missing")
        : undefined;
  const isOfficeWrong = isWrong(enrol.error, "office");
  return (
    <Dialog title={say("visits.terminal-add")} onClose={onClose}>
      <p>{say("visits.terminal-why")}</p>
      <form className="form" ref={form} onSubmit={submit}>
        <SelectField
          label={say("visits.office")}
          value={office?.id ?? ""}
          choices={offices.map(({ id, names }) => ({ value: id, words: names[language] }))}
          onChange={setOffice}
          error={isOfficeWrong ? say("visits.terminal-office-wrong") : undefined}
        />
        <SelectField
          label={say("visits.room")}
          value={room?.id ?? ""}
          choices={(office?.rooms ?? []).map(({ id, name: door }) => ({ value: id, words: door }))}
          onChange={setRoom}
        />
        <TextField
          label={say("visits.terminal-name")}
          hint={say("visits.terminal-name-hint")}
          name="terminal"
          value={name}
          onChange={setName}
          maxLength={60}
          error={nameWords}
        />
        {enrol.isError && enrol.error.slug !== "conflict" && !isOfficeWrong ? (
          <ProblemNote failure={enrol.error} />
        ) : null}
        <div className="buttons">
          <Button type="submit" disabled={enrol.isPending}>
            {say("visits.terminal-add")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Takes a terminal out of use, at once. */
export function RevokeDialog({
  terminal,
  onClose,
}: {
  readonly terminal: Answer<"listTerminals">["rows"][number];
  readonly onClose: () => void;
}) {
  const say = useWords();
  const revoke = useMutation<Answer<"revokeTerminal">, Failure>({
    mutationFn: () => call("revokeTerminal", { params: { terminal: terminal.id } }),
    onSuccess: async () => {
      onClose();
      await askAgain("listTerminals");
    },
  });
  return (
    <ConfirmDialog
      title={say("visits.terminal-revoke-of", { name: terminal.name })}
      act={say("visits.terminal-revoke")}
      ready={!revoke.isPending}
      failure={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      <p>{say("visits.terminal-revoke-what")}</p>
    </ConfirmDialog>
  );
}
