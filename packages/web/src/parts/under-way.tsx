import { useEffect, useState } from "react";
import { waitingSince } from "../api/under-way.ts";
import { every, now } from "../platform/clock.ts";
import { useStore } from "../platform/store.ts";
import { useWords } from "../words/use-words.ts";
import "./under-way.css";

const shownFrom = 2;

/** Whatever takes longer than two seconds shows that it goes on, and for how long already; said once, counted for the eye only. */
export function UnderWay({ inDialog = false }: { readonly inDialog?: boolean }) {
  const say = useWords();
  const since = useStore(waitingSince);
  const [at, setAt] = useState(0);
  useEffect(() => (since === undefined ? undefined : every(250, () => setAt(now()))), [since]);
  const seconds = since === undefined ? 0 : Math.floor((at - since) / 1000);
  const isShown = since !== undefined && seconds >= shownFrom;
  const words = say("shell.under-way");
  return (
    <div className={inDialog ? "under-way" : "under-way under-way-page"} data-shown={isShown}>
      {isShown ? <progress aria-label={words} /> : null}
      <output>{isShown ? words : ""}</output>
      {isShown ? <span aria-hidden="true">{seconds} s</span> : null}
    </div>
  );
}
