import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { typedDay } from "../../format/typed-day.ts";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { usePolicy } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { Slot } from "./offer-choice.ts";
import { slotWords } from "./slot-words.ts";
import { StageNote } from "./stage-note.tsx";

type Visit = Answer<"readVisit">["visit"];

/** The citizen's choice: one of the times offered, or one of their own (T-A11.6a). */
export function ConfirmSection({ visit }: { readonly visit: Visit }) {
  const say = useWords();
  const language = useLanguage();
  const today = usePolicy().data?.today ?? visit.due;
  const confirm = useMutation<Answer<"confirmVisit">, Failure, { slot: Slot; proposed: boolean }>({
    mutationFn: (body) => call("confirmVisit", { params: { visit: visit.id }, body }),
    onSettled: () => askAgain("readVisit", "listVisits", "readRoomWeek"),
  });
  const [first] = visit.offered;
  return (
    <section aria-labelledby="confirm">
      <h2 id="confirm">{say("visits.confirm")}</h2>
      {visit.state === "offered" ? (
        <>
          <h3>{say("visits.confirm-offered")}</h3>
          <ul className="ticks">
            {visit.offered.map((slot) => (
              <li key={`${slot.room} ${slot.day} ${slot.start}`}>
                <Button
                  variant="secondary"
                  disabled={confirm.isPending}
                  onClick={() => confirm.mutate({ slot, proposed: false })}
                >
                  {say("visits.confirm-this", { time: slotWords(slot, { language, today }) })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <StageNote failure={confirm.error} />
      {first === undefined ? null : (
        <Proposal first={first} onPropose={(slot) => confirm.mutate({ slot, proposed: true })} />
      )}
    </section>
  );
}

function Proposal({ first, onPropose }: { readonly first: Slot; readonly onPropose: (slot: Slot) => void }) {
  const say = useWords();
  const [day, setDay] = useState("");
  const [clock, setClock] = useState("");
  const [checked, setChecked] = useState(false);
  const isClock = /^(\d|1\d|2[0-3])[.:][0-5]\d$/.test(clock.trim());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    const wanted = typedDay(day);
    if (wanted === undefined || !isClock) return;
    const start = clock.trim().replace(":", ".") as Slot["start"];
    onPropose({ office: first.office, room: first.room, day: wanted, start });
  };
  return (
    <form className="form" onSubmit={submit}>
      <h3>{say("visits.confirm-own")}</h3>
      <DayField
        label={say("visits.day")}
        name="proposed-day"
        value={day}
        onChange={setDay}
        checked={checked}
      />
      <TextField
        label={say("visits.clock")}
        hint={say("visits.clock-hint")}
        name="proposed-time"
        value={clock}
        onChange={setClock}
        maxLength={5}
        error={checked && !isClock ? say("visits.clock-wrong") : undefined}
      />
      <Button type="submit" variant="secondary">
        {say("visits.propose")}
      </Button>
    </form>
  );
}
