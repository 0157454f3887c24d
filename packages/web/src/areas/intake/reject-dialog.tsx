import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useWords } from "../../words/use-words.ts";

type Waiting = Answer<"readIntake">["quarantine"][number];
const reasons = ["test-call", "sent-twice", "not-told", "outside-eea", "not-ours"] as const;

/** Rejects for good what waits: it cannot be undone, and says what its source is told. */
export function RejectDialog({
  waiting,
  onDone,
  onClose,
}: {
  readonly waiting: Waiting;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const say = useWords();
  const [reason, setReason] = useState<(typeof reasons)[number]>();
  const reject = useMutation<Answer<"rejectAnnouncement"> | undefined, Failure>({
    mutationFn: async () =>
      reason === undefined
        ? undefined
        : call("rejectAnnouncement", { params: { announcement: waiting.announcement }, body: { reason } }),
    onSuccess: onDone,
  });
  return (
    <ConfirmDialog
      title={say("intake.reject-title")}
      act={say("intake.reject-button")}
      ready={reason !== undefined && !reject.isPending}
      failure={reject.error}
      onConfirm={() => reject.mutate()}
      onClose={onClose}
    >
      <p>{say(`intake.reject-what-${waiting.again}`, { source: waiting.source })}</p>
      <SelectField
        label={say("intake.reject-reason")}
        value={reason ?? ""}
        choices={[
          { value: "", words: say("intake.reject-reason-choose") },
          ...reasons.map((value) => ({ value, words: say(`intake.reject-reason-${value}`) })),
        ]}
        onChange={(value) => setReason(reasons.find((one) => one === value))}
      />
    </ConfirmDialog>
  );
}
