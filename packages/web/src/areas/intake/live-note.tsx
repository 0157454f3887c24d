import { civilTime } from "../../format/civil-time.ts";
import { clockWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";

interface LiveNoteProps {
  /** When the numbers were counted. */
  readonly at: string;
  readonly isLive: boolean;
  /** Waiting in quarantine beyond those that the page shows. */
  readonly newWaiting: number;
  readonly onShow: () => void;
}

/** Whether the numbers follow by themselves, or of when they are. No live region: numbers that change are not read aloud by themselves. */
export function LiveNote({ at, isLive, newWaiting, onShow }: LiveNoteProps) {
  const say = useWords();
  const language = useLanguage();
  const time = clockWords(civilTime(at), language);
  return (
    <p className="live-note">
      {isLive ? (
        <StatusMark icon="tick" tint="quiet" words={say("intake.live")} />
      ) : (
        <StatusMark icon="clock" tint="warning" words={say("intake.as-of", { time })} />
      )}
      {newWaiting > 0 ? (
        <Button variant="secondary" onClick={onShow}>
          {say("intake.new-waiting", { n: newWaiting })}
        </Button>
      ) : null}
    </p>
  );
}
