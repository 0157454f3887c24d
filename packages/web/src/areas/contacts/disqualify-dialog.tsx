import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useWords } from "../../words/use-words.ts";
import type { Contact } from "./use-sitting.ts";

const ties = ["party", "relative", "close", "other"] as const;

interface DisqualifyDialogProps {
  readonly contact: Contact;
  readonly onDeclared: () => void;
  readonly onClose: () => void;
}

/** Somebody declares that they may not touch this contact (T-P16): from then on it is closed to them, what plays falls silent. */
export function DisqualifyDialog({ contact, onDeclared, onClose }: DisqualifyDialogProps) {
  const say = useWords();
  const [reason, setReason] = useState<(typeof ties)[number]>();
  const declare = useMutation<Answer<"declareDisqualified"> | undefined, Failure>({
    mutationFn: async () =>
      reason === undefined ? undefined : call("declareDisqualified", { body: { contact, reason } }),
    onSuccess: onDeclared,
  });
  return (
    <ConfirmDialog
      title={say("contacts.disqualify-title")}
      act={say("contacts.disqualify-button")}
      ready={reason !== undefined && !declare.isPending}
      failure={declare.error}
      onConfirm={() => declare.mutate()}
      onClose={onClose}
    >
      <p>{say("contacts.disqualify-what")}</p>
      <SelectField
        label={say("contacts.disqualify-tie")}
        value={reason ?? ""}
        choices={[
          { value: "", words: say("contacts.disqualify-choose") },
          ...ties.map((value) => ({ value, words: say(`contacts.disqualify-tie-${value}`) })),
        ]}
        onChange={(value) => setReason(ties.find((one) => one === value))}
      />
    </ConfirmDialog>
  );
}
