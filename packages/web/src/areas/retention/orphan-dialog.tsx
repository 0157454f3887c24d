import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { CheckField } from "../../parts/check-field.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useWords } from "../../words/use-words.ts";

const reasons = ["uploads-killed", "store-moved", "trial"] as const;

/** The order that stray objects go although they are unusually many: why, and that somebody has looked. */
export function OrphanDialog({
  waiting,
  onClose,
}: {
  readonly waiting: number;
  readonly onClose: () => void;
}) {
  const say = useWords();
  const [reason, setReason] = useState<(typeof reasons)[number]>();
  const [understood, setUnderstood] = useState(false);
  const order = useMutation<Answer<"removeOrphans"> | undefined, Failure>({
    mutationFn: async () =>
      reason === undefined ? undefined : call("removeOrphans", { body: { reason, waiting } }),
    onSuccess: async () => {
      await askAgain("readOrphans");
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={say("retention.orphans-order-title")}
      act={say("retention.orphans-order-button", { n: waiting })}
      ready={reason !== undefined && understood && !order.isPending}
      failure={order.error}
      onConfirm={() => order.mutate()}
      onClose={onClose}
    >
      <p>{say("retention.orphans-order-what", { n: waiting })}</p>
      <SelectField
        label={say("retention.orphans-reason")}
        value={reason ?? ""}
        choices={[
          { value: "", words: say("retention.orphans-reason-choose") },
          ...reasons.map((value) => ({ value, words: say(`retention.orphans-reason-${value}`) })),
        ]}
        onChange={(value) => setReason(reasons.find((one) => one === value))}
      />
      <CheckField checked={understood} onChange={setUnderstood}>
        {say("retention.orphans-understood")}
      </CheckField>
    </ConfirmDialog>
  );
}
