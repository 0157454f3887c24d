import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

const icons: Readonly<Record<Tone, IconName>> = {
  plain: "bell",
  warning: "clock",
  alert: "warning",
  done: "tick",
};

/** `alert` is said at once to those who listen, `done` when they pause; the others are only read. */
type Tone = "plain" | "warning" | "alert" | "done";

/** A message on the page: icon, words, tint. */
export function Note({ tone = "plain", children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  const said = { plain: undefined, warning: undefined, alert: "alert", done: "status" }[tone];
  return (
    <div className={`note note-${tone}`} {...(said === undefined ? {} : { role: said })}>
      <Icon name={icons[tone]} />
      <div className="note-words">{children}</div>
    </div>
  );
}
