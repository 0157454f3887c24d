import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, type Asking, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { type Ground, groundsOf } from "../../parts/freeze-grounds.ts";
import { SelectField } from "../../parts/select-field.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";

interface FrozenProps {
  readonly frozen: Answer<"listHolds">["freezes"][number];
  readonly onClose: () => void;
}
type Reason = Asking<"releaseFreeze">["body"]["reason"];

const reasons = ["matter-over", "not-needed", "placed-wrongly"] as const satisfies readonly Reason[];

/** The officer's entry of the law by which something is kept beyond its notice. */
export function GroundDialog({ frozen, onClose }: FrozenProps) {
  const say = useWords();
  const { contact, freeze } = frozen;
  const offered = groundsOf[freeze.cause];
  const [ground, setGround] = useState<Ground>(offered[0]);
  const enter = useMutation<unknown, Failure>({
    mutationFn: () => call("groundFreeze", { params: { contact, freeze: freeze.id }, body: { ground } }),
    onSuccess: async () => {
      onClose();
      await askAgain("listHolds");
    },
  });
  return (
    <ConfirmDialog
      title={say("holds.ground-title")}
      act={say("holds.ground-button")}
      ready={!enter.isPending}
      failure={enter.error}
      onConfirm={() => enter.mutate()}
      onClose={onClose}
    >
      <p>{say("holds.ground-why")}</p>
      <SelectField
        label={say("holds.ground")}
        value={ground}
        choices={offered.map((value) => ({ value, words: say(`holds.ground-${value}`) }))}
        onChange={(value) => setGround(offered.find((one) => one === value) ?? ground)}
      />
    </ConfirmDialog>
  );
}

/** Ends a freeze of a matter, with the reason; says first what goes. */
export function ThawDialog({ frozen, today, onClose }: FrozenProps & { readonly today: string }) {
  const say = useWords();
  const language = useLanguage();
  const { contact, freeze, lastDay } = frozen;
  const [reason, setReason] = useState<Reason>("matter-over");
  const thaw = useMutation<unknown, Failure>({
    mutationFn: () => call("releaseFreeze", { params: { contact, freeze: freeze.id }, body: { reason } }),
    onSuccess: async () => {
      onClose();
      await askAgain("listHolds", "listContacts");
    },
  });
  return (
    <ConfirmDialog
      title={say("holds.thaw-title")}
      act={say("holds.thaw-button")}
      ready={!thaw.isPending}
      failure={thaw.error}
      onConfirm={() => thaw.mutate()}
      onClose={onClose}
    >
      <p>
        <strong>
          {lastDay < today
            ? say("holds.thaw-overdue")
            : say("holds.thaw-later", { date: dateWords(lastDay, language) })}
        </strong>
      </p>
      <SelectField
        label={say("holds.thaw-reason")}
        value={reason}
        choices={reasons.map((value) => ({ value, words: say(`holds.thaw-${value}`) }))}
        onChange={(value) => setReason(reasons.find((one) => one === value) ?? reason)}
      />
    </ConfirmDialog>
  );
}
