import { type ReactNode, useId } from "react";

interface CheckFieldProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  readonly describedBy?: string;
}

/** A native check box with its words. */
export function CheckField({ checked, onChange, children, disabled = false, describedBy }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="check">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
      />
      <label htmlFor={id}>{children}</label>
    </div>
  );
}
