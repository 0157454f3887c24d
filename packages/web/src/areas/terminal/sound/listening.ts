import { type Store, store } from "../../../platform/store.ts";
import type { OpenOutput, Output } from "./output.ts";
import type { Told } from "./voice.ts";

/** At most so much of a recording comes at once, milliseconds (flows D21). */
const windowMs = 2000;
/** With less than this ahead of the ear the next window is asked for, milliseconds. */
const aheadMs = 1500;

/** A stretch of sound as it came: mono samples from one frame on. */
interface SoundWindow {
  readonly at: number;
  readonly samples: Float32Array;
}

/** The recording that is listened to. Times are milliseconds. */
export interface Piece {
  readonly rate: number;
  readonly durationMs: number;
  /** Fetches one window; throws when it is refused or does not come. */
  readonly fetch: (from: number, to: number, signal: AbortSignal) => Promise<SoundWindow>;
}

export interface Place {
  /** `opening`: asked for, nothing sounds yet. */
  readonly phase: "still" | "opening" | "playing";
  readonly at: number;
}

/** Why sound ended without a press. */
export type Halt = "ended" | "lapsed" | "failed";

interface ListeningPorts {
  readonly open: OpenOutput;
  /** A stretch was put out: from, to. Told again as it grows; a new one begins after a jump or a stop. */
  readonly onHeard: (from: number, to: number) => void;
  readonly onHalt: (why: Halt, thrown?: unknown) => void;
}

/** One recording at the ear of the citizen. */
export interface Listening {
  readonly place: Store<Place>;
  /** Only ever by a press: nothing else starts sound. */
  readonly play: () => void;
  readonly stop: () => void;
  readonly seek: (at: number) => void;
  readonly speed: (speed: number) => void;
  readonly loudness: (level: number) => void;
  /** Sound may go on for so many milliseconds from now. */
  readonly renew: (forMs: number) => void;
  /** Silence at once, and nothing stays: windows under way are given up, samples overwritten. */
  readonly blank: () => void;
  readonly end: () => void;
}

/** Feeds a voice with windows, never more than two of them ahead of the ear. */
export function listenTo(piece: Piece, { open, onHeard, onHalt }: ListeningPorts): Listening {
  const frames = (ms: number) => Math.round((ms * piece.rate) / 1000);
  const milliseconds = (frame: number) => (frame * 1000) / piece.rate;
  const place = store<Place>({ phase: "still", at: 0 });
  let output: Promise<Output> | undefined;
  let fetchedTo = 0;
  let fetching: AbortController | undefined;
  let turn = 0;
  /** The voice stands where the place says, with what was fetched for it. */
  let isPlaced = false;
  let level = 1;
  let speed = 1;
  let isOver = false;

  const ask = (act: (out: Output) => void) => {
    void output?.then((out) => (isOver ? undefined : act(out)));
  };
  const move = (next: Partial<Place>) => place.set({ ...place.get(), ...next });
  const isWanted = () => !isOver && place.get().phase !== "still";

  function tell(told: Told): void {
    if (isOver) return;
    if (told.is === "lapsed") return halt("lapsed");
    if (told.is === "at" && told.to > told.from) onHeard(milliseconds(told.from), milliseconds(told.to));
    // What was told before the last jump says nothing of the place now.
    if (told.turn !== turn) return;
    if (told.is === "ended") {
      isPlaced = false;
      move({ phase: "still", at: piece.durationMs });
      return onHalt("ended");
    }
    if (told.is === "at")
      move({ at: milliseconds(told.at), ...(told.sounds && isWanted() ? { phase: "playing" } : {}) });
    more();
  }

  function halt(why: Halt, thrown?: unknown): void {
    blank();
    onHalt(why, thrown);
  }

  function more(): void {
    if (!isWanted() || fetching !== undefined || fetchedTo >= piece.durationMs) return;
    if (fetchedTo - place.get().at > aheadMs) return;
    const from = fetchedTo;
    const to = Math.min(piece.durationMs, from + windowMs);
    const mine = new AbortController();
    fetching = mine;
    const came = (window: SoundWindow): void => {
      if (mine.signal.aborted) return void window.samples.fill(0);
      fetching = undefined;
      fetchedTo = to;
      ask((out) => out.ask({ is: "window", ...window }));
      more();
    };
    const failed = (thrown: unknown): void => {
      if (mine.signal.aborted) return;
      fetching = undefined;
      halt("failed", thrown);
    };
    piece.fetch(from, to, mine.signal).then(came, failed);
  }

  function goTo(at: number): void {
    fetching?.abort();
    fetching = undefined;
    fetchedTo = at;
    turn += 1;
    isPlaced = output !== undefined;
    const mine = turn;
    ask((out) => out.ask({ is: "place", at: frames(at), turn: mine }));
  }

  function blank(): void {
    const { at } = place.get();
    move({ phase: "still" });
    ask((out) => out.ask({ is: "hush" }));
    goTo(at);
    isPlaced = false;
  }

  return {
    place,
    play: () => {
      if (isOver || isWanted()) return;
      const { at } = place.get();
      const from = at >= piece.durationMs ? 0 : at;
      move({ phase: "opening", at: from });
      output ??= open({ rate: piece.rate, end: frames(piece.durationMs), tell });
      output.catch((thrown: unknown) => {
        output = undefined;
        halt("failed", thrown);
      });
      if (!isPlaced) goTo(from);
      ask((out) => {
        out.loudness(level);
        out.ask({ is: "speed", speed });
        if (isWanted()) out.ask({ is: "play" });
      });
      more();
    },
    stop: () => {
      if (!isWanted()) return;
      move({ phase: "still" });
      ask((out) => out.ask({ is: "hush" }));
    },
    seek: (to) => {
      const at = Math.min(Math.max(0, to), piece.durationMs);
      move({ at, ...(isWanted() ? { phase: "opening" } : {}) });
      goTo(at);
      more();
    },
    speed: (next) => {
      speed = next;
      ask((out) => out.ask({ is: "speed", speed }));
    },
    loudness: (next) => {
      level = next;
      ask((out) => out.loudness(level));
    },
    renew: (forMs) => ask((out) => out.ask({ is: "renew", forMs })),
    blank,
    end: () => {
      fetching?.abort();
      place.set({ phase: "still", at: 0 });
      const closing = output;
      isOver = true;
      output = undefined;
      void closing?.then((out) => out.end());
    },
  };
}
