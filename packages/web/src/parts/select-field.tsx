import { useId } from "react";

interface Choice {
  readonly value: string;
  readonly words: string;
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  readonly className?: string;
  readonly error?: string | undefined;
}

/** A native list to choose from. */
export function SelectField({ label, value, choices, onChange, className, error }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={className === undefined ? "field" : `field ${className}`}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="select"
        value={value}
        aria-invalid={error !== undefined}
        onChange={(event) => onChange(event.target.value)}
        {...(error === undefined ? {} : { "aria-describedby": `${id}-wrong` })}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
      {error === undefined ? null : (
        <p id={`${id}-wrong`} className="wrong">
          {error}
        </p>
      )}
    </div>
  );
}
