import { useId } from "react";

interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly maxLength?: number;
  readonly error?: string | undefined;
}

/** Several lines of text. */
export function TextArea({ label, value, onChange, hint, maxLength, error }: TextAreaProps) {
  const id = useId();
  const described = [hint === undefined ? [] : `${id}-hint`, error === undefined ? [] : `${id}-wrong`].flat();
  return (
    <div className="field text-lines">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        id={id}
        className="text-area"
        rows={5}
        value={value}
        {...(maxLength === undefined ? {} : { maxLength })}
        aria-invalid={error !== undefined}
        onChange={(event) => onChange(event.target.value)}
        {...(described.length === 0 ? {} : { "aria-describedby": described.join(" ") })}
      />
      {error === undefined ? null : (
        <p id={`${id}-wrong`} className="wrong">
          {error}
        </p>
      )}
    </div>
  );
}
