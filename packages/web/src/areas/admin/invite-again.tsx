import { useMutation } from "@tanstack/react-query";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Note } from "../../parts/note.tsx";
import { useWords } from "../../words/use-words.ts";
import type { Person } from "./staff.ts";

interface InviteAgainProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** A new invitation; of somebody at work it takes sessions, proofs and rights, which is said before. The link stands here once. */
export function InviteAgain({ person, onClose }: InviteAgainProps) {
  const say = useWords();
  const invite = useMutation<Answer<"inviteAgain">, Failure>({
    mutationFn: () => call("inviteAgain", { params: { person: person.id } }),
    onSuccess: () => void askAgain("listPeople"),
    gcTime: 0,
  });
  if (invite.data !== undefined)
    return (
      <Dialog title={say("admin.invite-title")} onClose={onClose}>
        <Note tone="done">{say("admin.invitation-once")}</Note>
        <CopyText
          text={`${window.location.origin}/invitation#token=${invite.data.invitation}`}
          label={say("admin.invitation", { name: person.name })}
        />
        <Button onClick={onClose}>{say("admin.done")}</Button>
      </Dialog>
    );
  const what = person.state === "active" ? "admin.invite-what-active" : "admin.invite-what-invited";
  return (
    <ConfirmDialog
      title={say("admin.invite-title")}
      act={say("admin.invite-button")}
      ready={!invite.isPending}
      failure={invite.error}
      onConfirm={() => invite.mutate()}
      onClose={onClose}
    >
      <p>{say(what, { name: person.name })}</p>
    </ConfirmDialog>
  );
}
