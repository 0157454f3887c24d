import { useMutation } from "@tanstack/react-query";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Note } from "../../parts/note.tsx";
import { useWords } from "../../words/use-words.ts";
import type { Person } from "./staff.ts";

interface LeavingDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** The end of employment: what ends at once, what goes on, and that it cannot be taken back. */
export function LeavingDialog({ person, onClose }: LeavingDialogProps) {
  const say = useWords();
  const leave = useMutation<Answer<"endEmployment">, Failure>({
    mutationFn: () => call("endEmployment", { params: { person: person.id } }),
    onSuccess: async () => {
      onClose();
      await askAgain("listPeople");
    },
  });
  const isOnlyOne = leave.error?.slug === "conflict";
  const inForce = person.grants.filter(({ state }) => state === "in-force").length;
  return (
    <ConfirmDialog
      title={say("admin.leave-title")}
      act={say("admin.leave-button")}
      ready={!leave.isPending}
      failure={isOnlyOne ? null : leave.error}
      onConfirm={() => leave.mutate()}
      onClose={onClose}
    >
      <p>{say("admin.leave-what", { name: person.name, n: inForce })}</p>
      <p>{say("admin.leave-duty")}</p>
      {isOnlyOne ? <Note tone="alert">{say("admin.leave-only-one")}</Note> : null}
    </ConfirmDialog>
  );
}
