import type { SeatItem, ShownText, ShownTranscript, terminalSocket } from "@tallenne/contracts";
import type { Live } from "../../live/live-socket.ts";
import { type Store, store } from "../../platform/store.ts";
import type { SeatFetches } from "./fetch-window.ts";
import { type Listening, listenTo, type Place } from "./sound/listening.ts";
import type { OpenOutput } from "./sound/output.ts";
import type { Stretches } from "./stretches.ts";

export const speeds = [0.75, 1, 1.25] as const;
/** Steps of the loudness, from nothing to all. */
export const loudest = 10;

/** What the citizen hears and how. */
export interface Heard extends Place {
  readonly item: SeatItem | undefined;
  readonly speed: number;
  readonly loudness: number;
  /** The last press brought no sound. */
  readonly failed: boolean;
  /** Words of a written item, while they are on the page. */
  readonly text: ShownText | undefined;
  /** What is said in a call, in writing; stays over the citizen's own pause, and goes with every cover. */
  readonly spoken: ShownTranscript | undefined;
}

type Ask = Live<typeof terminalSocket>["ask"];

interface HearingPorts {
  readonly ask: Ask;
  readonly fetches: SeatFetches;
  readonly open: OpenOutput;
  readonly stretches: Stretches;
  /** Session key of the seat, once the listening is open. */
  readonly seat: () => string | undefined;
  /** A press was taken: it is time to ask for renewal. */
  readonly onTaken: () => void;
  /** Nobody renewed: the sound ended by itself. */
  readonly onLapsed: () => void;
}

/** The player of the terminal: one item at a time, driven by the citizen alone. */
export interface Hearing {
  readonly heard: Store<Heard>;
  readonly choose: (item: SeatItem, at: number) => void;
  /** What is known of the item by now: its gaps and its words come a moment after it. */
  readonly about: (item: SeatItem) => void;
  readonly play: () => void;
  /** Silence within two steps of sound; the reading room is told afterwards. */
  readonly stop: () => void;
  readonly seek: (at: number) => void;
  readonly speed: (speed: number) => void;
  readonly loudness: (steps: number) => void;
  readonly renew: (forMs: number) => void;
  readonly ticket: (given: { readonly token: string; readonly item: number } | null | undefined) => void;
  /** Silence and no text, at once; nothing that came is kept. The place stays. */
  readonly blank: () => void;
  readonly end: () => void;
}

const nothing: Heard = {
  item: undefined,
  phase: "still",
  at: 0,
  speed: 1,
  loudness: 7,
  failed: false,
  text: undefined,
  spoken: undefined,
};

/** Makes the player. It never starts by itself: only `play` brings sound. */
export function createHearing(ports: HearingPorts): Hearing {
  const { ask, stretches } = ports;
  const heard = store<Heard>(nothing);
  let listening: Listening | undefined;
  let tickets = new Map<number, string>();
  /** Counts covers: words that were under way when one came are not shown. */
  let covers = 0;
  const change = (next: Partial<Heard>) => heard.set({ ...heard.get(), ...next });
  const phaseNow = () => heard.get().phase;
  const standing = () => {
    const { item, at, speed } = heard.get();
    return { item: item?.number ?? 0, atMs: Math.round(at), speed };
  };
  const ticketOf = (item: SeatItem) => {
    const [seat, ticket] = [ports.seat(), tickets.get(item.number)];
    if (seat === undefined || ticket === undefined) throw new Error("no ticket");
    return { seat, ticket, item: item.number };
  };

  function openItem(item: SeatItem, at: number): void {
    listening?.end();
    const mine = listenTo(
      {
        rate: item.rate,
        durationMs: item.durationMs,
        fetch: async (from, to, signal) => ({
          at: Math.round((from * item.rate) / 1000),
          samples: await ports.fetches.sound(
            { ...ticketOf(item), fromMs: from, lengthMs: to - from },
            item.channels,
            signal,
          ),
        }),
      },
      {
        open: ports.open,
        onHeard: (fromMs, toMs) =>
          stretches.grow({ item: item.number, fromMs, toMs, speed: heard.get().speed }),
        onHalt: (why) => {
          if (why === "lapsed") return ports.onLapsed();
          if (why === "failed") change({ failed: true });
          ask("pause", { item: item.number, atMs: Math.round(heard.get().at) }).catch(() => undefined);
        },
      },
    );
    listening = mine;
    mine.place.subscribe(() => {
      if (listening === mine) change(mine.place.get());
    });
    mine.speed(heard.get().speed);
    mine.loudness((heard.get().loudness / loudest) ** 2);
    mine.seek(at);
    change({ item, ...mine.place.get(), failed: false, text: undefined, spoken: undefined });
  }

  function steer(): void {
    if (heard.get().phase === "still") return;
    ask("steer", standing()).then(
      ({ ticket }) => hearing.ticket(ticket),
      () => undefined,
    );
  }

  async function begin(): Promise<void> {
    const { item } = heard.get();
    if (item === undefined) return;
    const { taken, ticket } = await ask("play", standing());
    hearing.ticket(ticket);
    if (!taken) return change({ phase: "still" });
    ports.onTaken();
    if (heard.get().item?.number !== item.number || phaseNow() !== "opening") return;
    if (item.channel === "call") {
      listening?.play();
      // The sound does not wait for the words, nor fall silent without them.
      return void readAlong(item).catch(() => undefined);
    }
    const text = await ports.fetches.text(ticketOf(item));
    // Covered meanwhile: it is not shown any more.
    if (phaseNow() === "opening") change({ text, phase: "playing" });
  }

  async function readAlong(item: SeatItem): Promise<void> {
    if (!item.inWriting || heard.get().spoken !== undefined) return;
    const before = covers;
    const spoken = await ports.fetches.transcript(ticketOf(item));
    if (covers === before && heard.get().item?.number === item.number) change({ spoken });
  }

  const hearing: Hearing = {
    heard,
    choose: (item, at) => {
      if (heard.get().phase !== "still") hearing.stop();
      openItem(item, at);
    },
    about: (item) => {
      if (heard.get().item?.number === item.number) change({ item });
    },
    play: () => {
      const { item, phase } = heard.get();
      if (phase !== "still" || item === undefined || item.withheld) return;
      change({ phase: "opening", failed: false });
      begin().catch(() => change({ phase: "still", failed: true }));
    },
    stop: () => {
      listening?.stop();
      change({ phase: "still", text: undefined });
      const { item, atMs } = standing();
      ask("pause", { item, atMs }).catch(() => undefined);
    },
    seek: (at) => {
      listening?.seek(at);
      steer();
    },
    speed: (speed) => {
      change({ speed });
      listening?.speed(speed);
      steer();
    },
    loudness: (steps) => {
      const loudness = Math.min(loudest, Math.max(0, steps));
      change({ loudness });
      listening?.loudness((loudness / loudest) ** 2);
    },
    renew: (forMs) => listening?.renew(forMs),
    ticket: (given) => {
      if (given !== null && given !== undefined) tickets.set(given.item, given.token);
    },
    blank: () => {
      covers += 1;
      listening?.blank();
      change({ phase: "still", text: undefined, spoken: undefined });
    },
    end: () => {
      covers += 1;
      listening?.end();
      listening = undefined;
      tickets = new Map();
      stretches.forget();
      heard.set(nothing);
    },
  };
  return hearing;
}
