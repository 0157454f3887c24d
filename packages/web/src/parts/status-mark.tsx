import { Icon, type IconName } from "./icon.tsx";

type Tint = "plain" | "warning" | "alert" | "done" | "quiet";

/** A state: icon, word and tint, so that no one of them is needed alone. */
export function StatusMark({
  icon,
  words,
  tint = "plain",
}: {
  readonly icon: IconName;
  readonly words: string;
  readonly tint?: Tint;
}) {
  return (
    <span className={`status status-${tint}`}>
      <Icon name={icon} size={16} />
      <span>{words}</span>
    </span>
  );
}
