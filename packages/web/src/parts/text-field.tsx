import type { HTMLInputAutoCompleteAttribute, Ref } from "react";
import { TextInput } from "suomifi-ui-components";

interface TextFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** Words of what is wrong; undefined while nothing is. */
  readonly error?: string | undefined;
  readonly type?: "text" | "password" | "tel" | "email";
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: "numeric" | "text";
  readonly maxLength?: number;
  readonly wide?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** The kit's text field. Nothing typed is completed from the browser's memory unless asked for. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    name,
    value,
    onChange,
    hint,
    error,
    type = "text",
    autoComplete = "off",
    inputMode,
    maxLength,
    wide = false,
    ref,
  } = props;
  return (
    <TextInput
      labelText={label}
      name={name}
      value={value}
      onChange={(typed: string | number | undefined) => onChange(String(typed ?? ""))}
      type={type}
      autoComplete={autoComplete}
      spellCheck={false}
      status={error === undefined ? "default" : "error"}
      fullWidth={wide}
      className="field"
      {...(error === undefined ? {} : { statusText: error })}
      {...(hint === undefined ? {} : { hintText: hint })}
      {...(inputMode === undefined ? {} : { inputMode })}
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(ref === undefined ? {} : { ref })}
    />
  );
}
