import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { instantWords } from "../../format/date-words.ts";
import { typedInstant } from "../../format/typed-instant.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { findingWords } from "./finding-words.ts";
import { MomentFields, type TypedMoment, typedFrom } from "./moment-fields.tsx";
import { toRepair } from "./repairable.ts";

type Waiting = Answer<"readIntake">["quarantine"][number];
type Repaired = Answer<"repairAnnouncement">;
const reasons = ["source-clock", "source-line", "other-fault"] as const;

/** Puts right what a gate found wrong. A line that is never recorded may be named too: that is the end of the announcement, and the dialog says so. */
export function RepairDialog({
  waiting,
  onDone,
  onClose,
}: {
  readonly waiting: Waiting;
  readonly onDone: (repaired: Repaired) => void;
  readonly onClose: () => void;
}) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const lines = usePolicy().data?.lines ?? [];
  const { line: asksLine, time: asksTime } = toRepair(waiting.findings);
  const { times } = waiting;
  const [line, setLine] = useState("");
  const [start, setStart] = useState<TypedMoment>(typedFrom(times?.startedAt));
  const [end, setEnd] = useState<TypedMoment>(typedFrom(times?.endedAt));
  const [reason, setReason] = useState<(typeof reasons)[number]>(asksTime ? "source-clock" : "source-line");
  const [checked, setChecked] = useState(false);
  const [startedAt, endedAt] = [typedInstant(start.day, start.time), typedInstant(end.day, end.time)];
  const repair = useMutation<Repaired, Failure>({
    mutationFn: () =>
      call("repairAnnouncement", {
        params: { announcement: waiting.announcement },
        body: {
          reason,
          ...(asksLine ? { line } : {}),
          ...(asksTime && startedAt !== undefined && endedAt !== undefined ? { startedAt, endedAt } : {}),
        },
      }),
    onSuccess: onDone,
  });
  const isReady =
    (!asksLine || line !== "") && (!asksTime || (startedAt !== undefined && endedAt !== undefined));
  const isNever = lines.some(({ id, recording }) => id === line && recording === "forbidden");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isReady && !repair.isPending) repair.mutate();
  };
  const { error } = repair;
  return (
    <Dialog title={say("intake.repair-title")} onClose={onClose}>
      <p>{say("intake.repair-what")}</p>
      <form className="form" onSubmit={submit}>
        {asksLine ? (
          <>
            <SelectField
              label={say("intake.repair-line", { named: waiting.line })}
              value={line}
              choices={[
                { value: "", words: say("intake.repair-line-choose") },
                ...lines.map(({ id, recording }) => ({
                  value: id,
                  words:
                    recording === "forbidden"
                      ? say("intake.repair-line-never", { line: names.line(id) })
                      : names.line(id),
                })),
              ]}
              onChange={setLine}
              error={
                isWrong(error, "line") && error?.slug === "bad-input"
                  ? say("intake.repair-line-not-enrolled", { source: waiting.source })
                  : checked && line === ""
                    ? say("intake.repair-line-missing")
                    : undefined
              }
            />
            {isNever ? <Note tone="warning">{say("intake.repair-never")}</Note> : null}
          </>
        ) : null}
        {asksTime && times !== null ? (
          <>
            <p className="quiet">
              {say("intake.repair-announced", {
                from: instantWords(times.startedAt, language),
                to: instantWords(times.endedAt, language),
                sent: instantWords(times.sentAt, language),
              })}
            </p>
            <MomentFields
              legend={say("intake.repair-start")}
              typed={start}
              onType={setStart}
              checked={checked}
            />
            <MomentFields legend={say("intake.repair-end")} typed={end} onType={setEnd} checked={checked} />
          </>
        ) : null}
        <SelectField
          label={say("intake.repair-reason")}
          value={reason}
          choices={reasons.map((value) => ({ value, words: say(`intake.repair-reason-${value}`) }))}
          onChange={(value) => setReason(reasons.find((one) => one === value) ?? reason)}
        />
        {error?.slug === "still-held" ? (
          <Note tone="alert">
            <p>{say("intake.repair-still")}</p>
            <ul className="intake-acts">
              {[...new Set(error.findings.map(({ code }) => findingWords(code, say)))].map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Note>
        ) : error === null || isWrong(error, "line") ? null : (
          <ProblemNote failure={error} />
        )}
        <p className="quiet">{say(`intake.repair-then-${waiting.again}`, { source: waiting.source })}</p>
        <div className="buttons">
          <Button type="submit" disabled={repair.isPending}>
            {say(isNever ? "intake.repair-never-button" : "intake.repair-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
