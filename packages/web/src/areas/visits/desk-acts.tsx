import { useMutation } from "@tanstack/react-query";
import type { CancelReason, VisitState } from "@tallenne/domain";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { StageNote } from "./stage-note.tsx";

type Visit = Answer<"readVisit">["visit"];
type Noted = "reminded" | "rescheduled" | "cancelled-by-citizen" | "cancelled-by-office" | "no-show";

const reasons = [
  "supervisor-away",
  "room-closed",
  "terminal-broken",
  "interpreter-away",
  "office-closed",
] as const satisfies readonly CancelReason[];

/** What the desk may note in which state; what is not possible is not drawn. */
const possible: Partial<Readonly<Record<VisitState, readonly Noted[]>>> = {
  offered: ["cancelled-by-citizen", "cancelled-by-office"],
  confirmed: ["reminded", "rescheduled", "cancelled-by-citizen", "cancelled-by-office", "no-show"],
  reminded: ["rescheduled", "cancelled-by-citizen", "cancelled-by-office", "no-show"],
  rescheduled: ["cancelled-by-citizen", "cancelled-by-office"],
};

/** Reminded, moved, cancelled, nobody came. */
export function DeskActs({ visit }: { readonly visit: Visit }) {
  const say = useWords();
  const [cancelling, setCancelling] = useState(false);
  const [reason, setReason] = useState<CancelReason>("supervisor-away");
  const note = useMutation<Answer<"noteVisit">, Failure, { event: Noted; reason?: CancelReason }>({
    mutationFn: (body) => call("noteVisit", { params: { visit: visit.id }, body }),
    onSuccess: () => setCancelling(false),
    onSettled: () => askAgain("readVisit", "listVisits", "readRoomWeek"),
  });
  const events = possible[visit.state] ?? [];
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="desk-acts">
      <h2 id="desk-acts">{say("visits.acts")}</h2>
      <div className="visits-choice">
        {events.map((event) => (
          <Button
            key={event}
            variant="secondary"
            disabled={note.isPending}
            onClick={() => {
              if (event === "cancelled-by-office") setCancelling(true);
              else note.mutate({ event });
            }}
          >
            {say(`visits.act-${event}`)}
          </Button>
        ))}
      </div>
      {cancelling ? null : <StageNote failure={note.error} />}
      {cancelling ? (
        <ConfirmDialog
          title={say("visits.act-cancelled-by-office")}
          act={say("visits.cancel-button")}
          ready={!note.isPending}
          failure={note.error}
          onConfirm={() => note.mutate({ event: "cancelled-by-office", reason })}
          onClose={() => setCancelling(false)}
        >
          <p>{say("visits.cancel-what")}</p>
          <SelectField
            label={say("visits.cancel-reason")}
            value={reason}
            choices={reasons.map((value) => ({ value, words: say(`visits.cancel-${value}`) }))}
            onChange={(value) => setReason(reasons.find((one) => one === value) ?? "supervisor-away")}
          />
        </ConfirmDialog>
      ) : null}
    </section>
  );
}
