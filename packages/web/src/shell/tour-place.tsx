import type { Me } from "@tallenne/contracts";
import { lazy, Suspense } from "react";
import { useStore } from "../platform/store.ts";
import { session } from "../session/session.ts";
import { isTourClosed, tourProgress } from "../session/tour-progress.ts";
import { loadWords } from "../words/load-words.ts";

const Strip = lazy(async () => {
  const [{ TourStrip }] = await Promise.all([import("../areas/tour/tour-strip.tsx"), loadWords("tour")]);
  return { default: TourStrip };
});

const touring: ReadonlySet<Me["role"]> = new Set(["ag", "ch", "rc", "os", "dp", "aa"]);

/** Where people are invented: the tour of the role that is worn, unless it was closed in this browser. */
export function TourPlace() {
  const now = useStore(session);
  const progress = useStore(tourProgress);
  if (now.state !== "in" || !now.me.demo || !touring.has(now.me.role) || isTourClosed(progress)) return null;
  return (
    <Suspense fallback={<div className="tour-room" />}>
      <Strip key={now.me.role} me={now.me} />
    </Suspense>
  );
}
