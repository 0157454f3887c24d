import { useId } from "react";

interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
}

/** Several lines of text, one thing a line. */
export function TextArea({ label, value, onChange, hint, error }: TextAreaProps) {
  const id = useId();
  const described = [hint === undefined ? [] : `${id}-hint`, error === undefined ? [] : `${id}-wrong`].flat();
  return (
    <div className="field visits-lines">
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
