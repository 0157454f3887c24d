import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { go } from "../../route/location.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { isComplete, type Slot, ticksOf } from "./offer-choice.ts";
import { OfferTicks } from "./offer-ticks.tsx";
import type { Office } from "./offices.ts";
import { slotWords } from "./slot-words.ts";
import { StageNote } from "./stage-note.tsx";
import { WeekChoice } from "./week-choice.tsx";
import { useWishes, WishFields } from "./wish-fields.tsx";

interface OfferFormProps {
  readonly matter: Answer<"readVisit">["visit"]["case"];
  readonly number: string;
  readonly due: string;
  /** Language of the request. */
  readonly asked?: Answer<"readRequest">["language"];
  readonly today: string;
  readonly offices: readonly Office[];
  /** The visit that gets a new offer. */
  readonly visit?: Answer<"readVisit">["visit"];
}

/** Wishes, a week to choose from, what a fair choice still lacks, and the invitation. */
export function OfferForm({ matter, number, due, asked, today, offices, visit }: OfferFormProps) {
  const say = useWords();
  const language = useLanguage();
  const hint = useId();
  const wishes = useWishes(visit, asked);
  const [slots, setSlots] = useState<readonly Slot[]>([]);
  const ticks = ticksOf(slots, { today, due, hasOtherWay: wishes.modes.length > 0 });
  const offer = useMutation<Answer<"offerVisit">, Failure>({
    mutationFn: () =>
      call("offerVisit", {
        body: {
          case: matter,
          slots: [...slots],
          interpreter: wishes.interpreter,
          aids: [...wishes.aids],
          language: wishes.language,
          modes: [...wishes.modes],
          ...(visit === undefined ? {} : { visit: visit.id }),
        },
      }),
    onSuccess: async ({ id }) => {
      await askAgain("readVisit", "listVisits", "readRoomWeek");
      go(`/visits/${id}/letter`);
    },
    onError: () => void askAgain("readRoomWeek"),
  });
  const first = slots.map(({ day }) => day).toSorted()[0];
  // A visit never moves the due day (INV-10): what comes later is offered with another way to the content.
  const isLate = first !== undefined && first > due;
  const isAnswered = wishes.modes.length > 0;
  const waysWords = wishes.modes.map((mode) => say(`visits.mode-${mode}`)).join(", ");
  const isReady = isComplete(ticks) && !offer.isPending;
  const send = () => {
    if (isReady) offer.mutate();
  };
  return (
    <>
      <p>
        {number}. {say("visits.booking-why")}
      </p>
      <WishFields wishes={wishes} onMinutes={() => setSlots([])} />
      <WeekChoice
        offices={offices}
        today={today}
        minutes={wishes.minutes}
        slots={slots}
        onChange={setSlots}
      />
      <h2>{say("visits.chosen-times")}</h2>
      {slots.length === 0 ? <p>{say("visits.none-chosen")}</p> : null}
      <ol>
        {slots.map((slot) => {
          const time = slotWords(slot, { language, today });
          return (
            <li key={`${slot.room} ${slot.day} ${slot.start}`}>
              {time}{" "}
              <Button variant="plain" onClick={() => setSlots(slots.filter((one) => one !== slot))}>
                {say("visits.remove", { time })}
              </Button>
            </li>
          );
        })}
      </ol>
      <OfferTicks ticks={ticks} due={due} />
      {isLate ? (
        <Note tone="warning">
          {isAnswered
            ? say("visits.late-offered", { date: dateWords(due, language), ways: waysWords })
            : say("visits.late", { date: dateWords(due, language) })}
        </Note>
      ) : null}
      {isLate && !isAnswered ? (
        <p className="visits-choice">
          {(["transcript", "audio"] as const).map((mode) => (
            <Button key={mode} variant="secondary" onClick={() => wishes.setModes([mode])}>
              {say(`visits.offer-${mode}`)}
            </Button>
          ))}
        </p>
      ) : null}
      <StageNote failure={offer.error} />
      <Button disabled={!isReady} describedBy={hint} onClick={send}>
        {say("visits.send")}
      </Button>
      <p id={hint} className="hint">
        {isComplete(ticks) ? "" : say("visits.send-why")}
      </p>
    </>
  );
}
