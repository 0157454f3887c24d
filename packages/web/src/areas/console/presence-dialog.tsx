import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useWords } from "../../words/use-words.ts";

/** Asked after ten minutes without a touch; any key answers it. */
export function PresenceDialog({ onAnswer }: { readonly onAnswer: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say("console.presence")} onClose={onAnswer}>
      <p role="alert">{say("console.presence-what")}</p>
      <Button onClick={onAnswer}>{say("console.presence-yes")}</Button>
    </Dialog>
  );
}
