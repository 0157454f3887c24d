import type { ReactNode } from "react";

interface KeyProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `main`: the one press that the page is about. */
  readonly look?: "main" | "plain" | "sign";
  readonly pressed?: boolean;
  readonly lang?: string;
  readonly label?: string;
  readonly place?: string;
}

/** A button of the terminal: at least 88 pixels high, pressed by finger, Enter or, on pages without sound, Space. */
export function Key({ children, onPress, look = "plain", pressed, lang, label, place }: KeyProps) {
  return (
    <button
      type="button"
      className={`key key-${look}`}
      onClick={onPress}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
      {...(lang === undefined ? {} : { lang })}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(place === undefined ? {} : { "data-place": place })}
    >
      {children}
    </button>
  );
}
