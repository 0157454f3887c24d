import { useEffect, useState } from "react";
import { askWho } from "../session/acts.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { after, now } from "../platform/clock.ts";
import { useStore } from "../platform/store.ts";
import { lastUse } from "../session/last-use.ts";
import { onOurClock } from "../session/server-time.ts";
import { useMe } from "../session/use-me.ts";
import { useWords } from "../words/use-words.ts";

const warning = 120_000;
const idleOf = 15 * 60_000;

/**
 * Warns two minutes before the session ends for want of use (13 of 15 minutes), and asks at its end whether it has. What a person does on the
 * page counts as use: it is told to the server at most once a minute.
 */
export function IdleWatch() {
  const say = useWords();
  const me = useMe();
  const used = useStore(lastUse);
  const end = Math.min(used + idleOf, onOurClock(me.endsAt));
  const [warnedOf, setWarnedOf] = useState<number>();
  useEffect(() => {
    const stops = [
      after(Math.max(0, end - warning - now()), () => setWarnedOf(end)),
      after(Math.max(0, end + 1000 - now()), askQuietly),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [end]);
  useEffect(() => {
    const act = () => {
      if (now() - lastUse.get() > 60_000) askQuietly();
    };
    const acts = ["keydown", "pointerdown", "wheel"] as const;
    for (const name of acts) window.addEventListener(name, act, { passive: true });
    return () => {
      for (const name of acts) window.removeEventListener(name, act);
    };
  }, []);
  if (warnedOf !== end) return null;
  return (
    <Dialog title={say("shell.idle-title")} onClose={askQuietly}>
      <p role="alert">{say("shell.idle-soon")}</p>
      <p>{say("shell.idle-any")}</p>
      <Button onClick={askQuietly}>{say("shell.idle-on")}</Button>
    </Dialog>
  );
}

/** Asking counts as use; what goes wrong with it shows elsewhere. */
function askQuietly(): void {
  void askWho().catch(() => undefined);
}
