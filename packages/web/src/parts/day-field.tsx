import { typedDay } from "../format/typed-day.ts";
import { useWords } from "../words/use-words.ts";
import { TextField } from "./text-field.tsx";

interface DayFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** Show what is wrong with the typed day. */
  readonly checked?: boolean;
  readonly error?: string | undefined;
}

/** A day, typed: the kit's calendar would weigh more than the rest of the page. */
export function DayField({ label, name, value, onChange, checked = false, error }: DayFieldProps) {
  const say = useWords();
  const wrong = checked && value.trim() !== "" && typedDay(value) === undefined;
  return (
    <TextField
      label={label}
      name={name}
      value={value}
      onChange={onChange}
      hint={say("shell.day-hint")}
      inputMode="text"
      maxLength={10}
      error={wrong ? say("shell.day-wrong") : error}
    />
  );
}
