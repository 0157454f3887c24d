import { dayField, typedDay } from "../../format/typed-day.ts";
import { dayOf, timeField, typedInstant } from "../../format/typed-instant.ts";
import { DayField } from "../../parts/day-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";

/** A day and a time of day as they were typed. */
export interface TypedMoment {
  readonly day: string;
  readonly time: string;
}

/** What the fields begin with: the moment as announced. */
export function typedFrom(instant: string | undefined): TypedMoment {
  return instant === undefined
    ? { day: "", time: "" }
    : { day: dayField(dayOf(instant)), time: timeField(instant) };
}

/** A moment, typed as day and time of day. */
export function MomentFields({
  legend,
  typed,
  onType,
  checked,
}: {
  readonly legend: string;
  readonly typed: TypedMoment;
  readonly onType: (typed: TypedMoment) => void;
  readonly checked: boolean;
}) {
  const say = useWords();
  const isWrong = checked && typedInstant(typed.day, typed.time) === undefined;
  const hasDay = typedDay(typed.day) !== undefined;
  return (
    <fieldset className="intake-moment">
      <legend>{legend}</legend>
      <DayField
        label={say("intake.day")}
        name="day"
        value={typed.day}
        onChange={(day) => onType({ ...typed, day })}
        checked={checked}
        error={isWrong && !hasDay ? say("shell.day-wrong") : undefined}
      />
      <TextField
        label={say("intake.time")}
        hint={say("intake.time-hint")}
        name="time"
        value={typed.time}
        onChange={(time) => onType({ ...typed, time })}
        maxLength={12}
        error={isWrong && hasDay ? say("intake.time-wrong") : undefined}
      />
    </fieldset>
  );
}
