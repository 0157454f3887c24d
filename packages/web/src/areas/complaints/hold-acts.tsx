import { useMutation } from "@tanstack/react-query";
import type { HeldView } from "@tallenne/contracts";
import { type ReactNode, useState } from "react";
import { call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Unseen } from "../../parts/unseen.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { isWaiting } from "./hold-words.ts";

interface HeldProps {
  readonly held: HeldView;
}

const holdOf = ({ contact, hold }: HeldView) => ({ params: { contact, hold: hold.id } });
const seenAgain = () => askAgain("listCaseHolds", "listHolds", "listContacts");

/** A second person says yes or no to what waits; who asked reads that it is not theirs to decide. */
export function SecondPerson({ held, own }: HeldProps & { readonly own: boolean }) {
  const say = useWords();
  const language = useLanguage();
  const [open, setOpen] = useState<"approve" | "refuse">();
  const answer = useMutation<unknown, Failure>({
    mutationFn: () => call(open === "refuse" ? "refuseHold" : "approveHold", holdOf(held)),
    onSuccess: async () => {
      setOpen(undefined);
      await seenAgain();
    },
  });
  if (!isWaiting(held.hold)) return null;
  if (own) return <span className="quiet">{say("holds.own-asked")}</span>;
  const day = dateWords(held.startedOn, language);
  const until = held.hold.extension?.until ?? held.hold.until;
  return (
    <>
      <Opener words={say("holds.approve")} about={day} onOpen={() => setOpen("approve")} />
      <Opener words={say("holds.refuse")} about={day} onOpen={() => setOpen("refuse")} />
      {open === undefined ? null : (
        <ConfirmDialog
          title={say(open === "approve" ? "holds.approve-title" : "holds.refuse-title")}
          act={say(open === "approve" ? "holds.approve-button" : "holds.refuse-button")}
          ready={!answer.isPending}
          failure={answer.error}
          onConfirm={() => answer.mutate()}
          onClose={() => setOpen(undefined)}
        >
          <p>
            {open === "approve"
              ? say("holds.approve-what", { day, date: dateWords(until, language), number: held.caseNumber })
              : say("holds.refuse-what", { day, date: dateWords(held.keptUntil, language) })}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** Ends a hold, or takes back what was asked; says first what goes. */
export function ReleaseHold({ held }: HeldProps) {
  const say = useWords();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const day = dateWords(held.startedOn, language);
  const isAsked = held.hold.state === "asked";
  return (
    <>
      <Opener
        words={say(isAsked ? "holds.take-back" : "holds.release")}
        about={day}
        onOpen={() => setOpen(true)}
      />
      {isOpen ? <ReleaseDialog held={held} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ReleaseDialog({ held, onClose }: HeldProps & { readonly onClose: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const preview = useAnswer("previewRelease", holdOf(held));
  const release = useMutation<unknown, Failure>({
    mutationFn: () => call("releaseHold", holdOf(held)),
    onSuccess: async () => {
      onClose();
      await askAgain("previewRelease");
      await seenAgain();
    },
  });
  return (
    <ConfirmDialog
      title={say("holds.release-title")}
      act={say("holds.release-button")}
      ready={preview.data !== undefined && !release.isPending}
      failure={release.error}
      onConfirm={() => release.mutate()}
      onClose={onClose}
    >
      <Answered query={preview}>
        {({ goesAtOnce, keptUntil }) => (
          <>
            <p>
              <strong>{say("holds.release-now", { n: goesAtOnce })}</strong>
            </p>
            <p>
              {goesAtOnce > 0
                ? say("holds.release-back")
                : say("holds.release-later", { date: dateWords(keptUntil, language) })}
            </p>
          </>
        )}
      </Answered>
    </ConfirmDialog>
  );
}

/** A button of a row, named after the call it is about for those who listen. */
export function Opener({
  words,
  about,
  onOpen,
}: {
  readonly words: string;
  readonly about: ReactNode;
  readonly onOpen: () => void;
}) {
  return (
    <Button variant="secondary" onClick={onOpen}>
      {words}
      <Unseen> {about}</Unseen>
    </Button>
  );
}
