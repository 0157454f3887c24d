import { useId } from "react";

interface RadioFieldProps<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly words: string }[];
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
}

/** One question with its few answers side by side. */
export function RadioField<T extends string>({ label, choices, value, onChange }: RadioFieldProps<T>) {
  const name = useId();
  return (
    <fieldset className="radio-field">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="radio">
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.words}
        </label>
      ))}
    </fieldset>
  );
}
