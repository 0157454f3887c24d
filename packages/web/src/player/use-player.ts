import { type RefObject, useLayoutEffect, useState } from "react";
import { type Asking, call } from "../api/client.ts";
import { Failure, failureFrom } from "../api/failure.ts";
import { every, now } from "../platform/clock.ts";
import { store, useStore } from "../platform/store.ts";
import { connection } from "../session/connection.ts";
import { beforeLeaving } from "../session/leaving.ts";
import { onOurClock } from "../session/server-time.ts";
import { lastPlace, rememberPlaceOf } from "./last-place.ts";
import { noLoop } from "./loop.ts";
import { createPlayer, type Player } from "./player.ts";
import type { Playback } from "./playback.ts";
import type { Saying } from "./saying.ts";
import { changeSettings, playerSettings } from "./settings.ts";
import { elementSound, type SoundEvents } from "./sound.ts";
import { watchSession } from "./stay-alive.ts";
import type { Stretch } from "./stretch.ts";
import type { Ticket } from "./tickets.ts";

/** What is played: the recording of one contact of a sitting. */
export interface Recording {
  readonly sitting: Asking<"issueTicket">["params"]["sitting"];
  readonly contact: Asking<"issueTicket">["params"]["contact"];
  readonly durationMs: number;
  readonly silences: readonly Stretch[];
}

/** The player of a recording for as long as its box is on the page; undefined before that. `recording` and `say` stay the same values. */
export function usePlayer(
  box: RefObject<HTMLElement | null>,
  recording: Recording,
  say: (saying: Saying) => void,
): Player | undefined {
  const [place] = useState(() => store<Player | undefined>(undefined));
  // A layout effect: leaving the page silences and reports before anything else of it ends.
  useLayoutEffect(() => {
    const { contact } = recording;
    const element = document.createElement("audio");
    box.current?.append(element);
    const made = createPlayer(firstOf(recording), {
      sound: (events: SoundEvents) => elementSound(element, events),
      issue: (handle) => issue(recording, handle),
      why: whyNoSound,
      tell: (stretches) => tell(recording, stretches),
      say,
      time: { now, every },
    });
    const leave = () => void made.report();
    const stops = [
      watchWhilePlaying(made),
      beforeLeaving(() => {
        if (isSounding(made.state.get())) made.act({ is: "press" });
        return made.report();
      }),
      made.state.subscribe(() => {
        const { rate, skips, levels, at } = made.state.get();
        rememberPlaceOf(contact, at);
        const kept = playerSettings.get();
        if (kept.rate !== rate || kept.skipSilence !== skips || kept.level !== levels)
          changeSettings({ rate, skipSilence: skips, level: levels });
      }),
      connection.state.subscribe(() => {
        if (connection.state.get().away && isSounding(made.state.get()))
          made.act({ is: "stop", why: "offline" });
      }),
    ];
    window.addEventListener("pagehide", leave);
    place.set(made);
    return () => {
      window.removeEventListener("pagehide", leave);
      for (const stop of stops) stop();
      made.end();
      element.remove();
      place.set(undefined);
    };
  }, [box, recording, say, place]);
  return useStore(place);
}

function firstOf({ contact, durationMs, silences }: Recording): Playback {
  const { rate, skipSilence, level, rewind } = playerSettings.get();
  const at = Math.min(lastPlace(contact), durationMs);
  return {
    phase: "still",
    at,
    duration: durationMs,
    rate,
    side: "both",
    skips: skipSilence,
    levels: level,
    loop: noLoop,
    silences,
    rewind,
    paused: at > 0,
  };
}

function isSounding({ phase }: Playback): boolean {
  return phase === "playing" || phase === "opening";
}

function watchWhilePlaying(player: Player): () => void {
  let stop: (() => void) | undefined;
  const look = () => {
    const sounds = isSounding(player.state.get());
    if (sounds) stop ??= watchSession(player.checkLeave);
    if (sounds || stop === undefined) return;
    stop();
    stop = undefined;
  };
  const unsubscribe = player.state.subscribe(look);
  return () => {
    unsubscribe();
    stop?.();
  };
}

async function issue({ sitting, contact }: Recording, handle: string | undefined): Promise<Ticket> {
  type Handle = NonNullable<Asking<"issueTicket">["body"]["handle"]>;
  const ticket = await call("issueTicket", {
    params: { sitting, contact },
    body: { side: "both", ...(handle === undefined ? {} : { handle: handle as Handle }) },
  });
  return { handle: ticket.handle, sound: ticket.sound, until: onOurClock(ticket.expiresAt) };
}

/** Kept alive when the page goes away. What fails is told again with the next report; what the last one lacks stands as served. */
async function tell({ sitting, contact }: Recording, stretches: readonly Stretch[]): Promise<void> {
  const ranges = stretches.map(([from, to]): [number, number] => [from, to]);
  await call("reportHeard", { params: { sitting, contact }, body: { ranges } }, { keepalive: true }).catch(
    () => undefined,
  );
}

/** The problem with which an address of sound answers; its first byte tells. Rejects with `Failure` when nobody answers. */
async function whyNoSound(address: string): Promise<Failure | undefined> {
  const response = await fetch(address, { headers: { range: "bytes=0-0" } }).catch(() => {
    throw new Failure("network");
  });
  return response.ok ? undefined : failureFrom(response);
}
