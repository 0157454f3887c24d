import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import type { consoleSocket, LiveVisitView } from "@tallenne/contracts";
import { createContext, useContext, useEffect, useState } from "react";
import { call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { openLive } from "../../live/live-socket.ts";
import { every, now } from "../../platform/clock.ts";
import { store, useStore } from "../../platform/store.ts";
import { type ConsoleSeat, takeConsole } from "./console-seat.ts";

export type VisitId = LiveVisitView["visit"];

/** The seat of the console for as long as its page lives. */
export function useConsoleSeat(visit: VisitId): ConsoleSeat | undefined {
  const [place] = useState(() => store<ConsoleSeat | undefined>(undefined));
  useEffect(() => {
    const taken = takeConsole({
      live: openLive<typeof consoleSocket>({
        service: "reading-room",
        namespace: "/console",
        version: 1,
        about: { visit },
      }),
      now,
      every,
      onUnanswered: () => {
        call("pauseVisit", { params: { visit }, body: { reason: "no-answer" } }).then(
          taken.learn,
          () => undefined,
        );
      },
    });
    const touch = () => taken.touched();
    const touches = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
    for (const name of touches) window.addEventListener(name, touch, { passive: true });
    place.set(taken);
    return () => {
      for (const name of touches) window.removeEventListener(name, touch);
      place.set(undefined);
      taken.end();
    };
  }, [visit, place]);
  return useStore(place);
}

/** The seat for the parts of the page. */
export const Seated = createContext<ConsoleSeat | undefined>(undefined);

/** An act of the supervisor: its answer is the newest view of the visit. */
export function useAct<T = void>(
  act: (asked: T) => Promise<LiveVisitView>,
): UseMutationResult<LiveVisitView, Failure, T> {
  const seat = useContext(Seated);
  return useMutation<LiveVisitView, Failure, T>({
    mutationFn: act,
    onSuccess: (visit) => seat?.learn(visit),
  });
}
