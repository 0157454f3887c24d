import type { intakeSocket, Parsed } from "@tallenne/contracts";
import { useEffect, useState } from "react";
import type { Link, Live } from "../../live/live-socket.ts";
import { after, every } from "../../platform/clock.ts";

/** Counts of today as the server told them last. */
type LiveCounts = Parsed<(typeof intakeSocket)["tells"]["counts"]>;

/** The page has just been read: its own numbers are good for so long, and the connection's scripts are no part of the first page. */
const beginAfterMs = 2_000;
/** The server forgets a page that says nothing for twenty-five seconds. */
const stayEveryMs = 10_000;

/** The live counters while their page lives: the last counts told, and whether they still come. */
export function useLiveCounts(): { readonly counts: LiveCounts | undefined; readonly isLive: boolean } {
  const [counts, setCounts] = useState<LiveCounts>();
  const [link, setLink] = useState<Link["is"]>("joining");
  useEffect(() => {
    const begun = { isOver: false, end: (): void => undefined };
    const begin = async (): Promise<void> => {
      const { openLive } = await import("../../live/live-socket.ts");
      if (begun.isOver) return;
      const live = openLive<typeof intakeSocket>({
        service: "intake",
        namespace: "/intake",
        version: 1,
        about: {},
      });
      begun.end = follow(live, setCounts, setLink);
    };
    // Without the connection the page is what it was: its own reading stands, and can be asked for again.
    const wait = after(beginAfterMs, () => void begin().catch(() => undefined));
    return () => {
      begun.isOver = true;
      wait();
      begun.end();
    };
  }, []);
  return { counts, isLive: link === "here" };
}

/** Hands on what is told and where the connection stands, and says that the page is there. Answers how it ends. */
function follow(
  live: Live<typeof intakeSocket>,
  onCounts: (told: LiveCounts) => void,
  onLink: (is: Link["is"]) => void,
): () => void {
  const unsubscribe = live.link.subscribe(() => onLink(live.link.get().is));
  live.on("counts", onCounts);
  const stop = every(stayEveryMs, () => {
    if (live.link.get().is === "here") live.ask("stay", {}).catch(() => live.renew());
  });
  return () => {
    stop();
    unsubscribe();
    live.end();
  };
}
