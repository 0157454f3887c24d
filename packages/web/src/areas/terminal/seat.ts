import type { Parsed, SeatState, terminalSocket } from "@tallenne/contracts";
import type { Link, Live } from "../../live/live-socket.ts";
import type { Stop } from "../../platform/clock.ts";
import { type Store, store } from "../../platform/store.ts";
import type { CitizenLanguage } from "./citizen-words.ts";
import type { SeatFetches } from "./fetch-window.ts";
import { createHearing, type Hearing } from "./hearing.ts";
import type { OpenOutput } from "./sound/output.ts";
import { createStretches } from "./stretches.ts";

/** The reading room must hear the terminal this often, milliseconds; a test holds it against the contract. */
export const beatEveryMs = 400;
/** Unanswered for so long, counted from the sending of the last beat that was answered, the connection is lost: silent and blank. */
export const presenceMs = 1700;
/** A connection that answers nothing for so long is broken and made anew. */
const hopelessMs = 4000;

type Renewal = Parsed<(typeof terminalSocket)["asks"]["beat"]["answer"]>;
type Asked = "help" | "break" | "mistake" | "not-mine" | "copy";

/** What the terminal knows. */
export interface SeatView {
  readonly link: Link;
  /** Nobody answers: T6. */
  readonly isLost: boolean;
  readonly code: string | undefined;
  readonly state: SeatState | undefined;
  /** What was asked for last, and where in the recording. */
  readonly asked: { readonly kind: Asked; readonly at: number } | undefined;
  /** It is over: T7. */
  readonly isOver: boolean;
}

interface SeatPorts {
  readonly live: Live<typeof terminalSocket>;
  readonly fetches: SeatFetches;
  readonly open: OpenOutput;
  readonly now: () => number;
  readonly every: (milliseconds: number, act: () => void) => Stop;
  /** Empties what the browser keeps; the program's own memory is emptied before. */
  readonly wipe: () => void;
}

/** The citizen's seat. */
export interface Seat {
  readonly view: Store<SeatView>;
  readonly hearing: Hearing;
  readonly speak: (language: CitizenLanguage) => void;
  readonly brief: () => void;
  readonly ask: (kind: Asked) => void;
  readonly finish: () => void;
}

/** What cannot be told shows as a lost connection soon enough. */
const quietly = (told: Promise<unknown>) => void told.catch(() => undefined);

/** Takes the citizen's seat: shows codes, is paired, is driven by the citizen, and is silent and empty when anything is missing. */
export function takeSeat({ live, fetches, open, now, every, wipe }: SeatPorts): Seat {
  const view = store<SeatView>({
    link: live.link.get(),
    isLost: false,
    code: undefined,
    state: undefined,
    asked: undefined,
    isOver: false,
  });
  const stretches = createStretches();
  let key: string | undefined;
  let language: CitizenLanguage = "fi";
  let answeredAt = now();
  let renewedAt = now();
  let isTelling = false;
  const change = (next: Partial<SeatView>) => view.set({ ...view.get(), ...next });
  const hearing = createHearing({
    ask: live.ask,
    fetches,
    open,
    stretches,
    seat: () => key,
    onTaken: () => beat(),
    onLapsed: () => lapsed(),
  });

  function lose(): void {
    if (view.get().isOver || view.get().isLost || key === undefined) return;
    hearing.blank();
    change({ isLost: true, asked: undefined });
  }

  /** The renewals ended. While the beats are answered the connection is there, and only the sound was not to go on. */
  function lapsed(): void {
    if (now() - answeredAt > presenceMs) return lose();
    const { item, at } = hearing.heard.get();
    if (item !== undefined) quietly(live.ask("pause", { item: item.number, atMs: Math.round(at) }));
  }

  /** Answered again without a new connection: the page may stand again, silent; the reading room may have noticed nothing. */
  function found(): void {
    if (!view.get().isLost || live.link.get().is !== "here") return;
    change({ isLost: false });
    const { item, at } = hearing.heard.get();
    if (item !== undefined) quietly(live.ask("pause", { item: item.number, atMs: Math.round(at) }));
  }

  function beat(): void {
    const sentAt = now();
    const answered = ({ forMs, ticket }: Renewal): void => {
      if (view.get().isOver) return;
      answeredAt = Math.max(answeredAt, sentAt);
      if (now() - answeredAt < presenceMs) found();
      hearing.ticket(ticket);
      // Counted from the sending: a slow way or a page that hung can only shorten the sound.
      const left = sentAt + forMs - now();
      if (left > 0) hearing.renew(left);
    };
    quietly(live.ask("beat", { playing: stretches.current() }).then(answered));
  }

  function look(): void {
    if (view.get().isOver) return;
    const silentFor = now() - answeredAt;
    if (silentFor > presenceMs) lose();
    if (silentFor > hopelessMs && now() - renewedAt > hopelessMs && live.link.get().is === "here") {
      renewedAt = now();
      live.renew();
    }
    if (live.link.get().is !== "here") return;
    beat();
    tellStretches();
  }

  function tellStretches(): void {
    if (hearing.heard.get().phase === "still") stretches.close();
    const told = stretches.waiting().slice(0, 20);
    if (told.length === 0 || isTelling) return;
    isTelling = true;
    quietly(
      live
        .ask("played", { stretches: [...told] })
        .then(({ taken }) => (taken ? stretches.taken(told) : undefined))
        .finally(() => {
          isTelling = false;
        }),
    );
  }

  function joined(): void {
    answeredAt = now();
    if (key === undefined) return;
    // Back in time the seat is taken again, silent; too late the visit is over.
    quietly(
      live.ask("returnToSeat", { seat: key }).then(({ taken }) => {
        if (!taken) return leave();
        answeredAt = now();
        return found();
      }),
    );
  }

  function learn(state: SeatState): void {
    if (view.get().isOver) return;
    if (state.phase === "ended") return leave();
    // Told before the last press was taken it may still say that it is paused: what must be silent is told by `silence`, and by renewals that end.
    if (state.phase === "held-back" || state.phase === "away") hearing.blank();
    change({ state });
    if (state.phase === "paired" && state.language !== language) speak(language);
    const { item } = hearing.heard.get();
    const known =
      state.items.find(({ number }) => number === (item?.number ?? state.at?.item)) ?? state.items[0];
    if (known === undefined) return;
    if (item?.number !== known.number)
      hearing.choose(known, state.at?.item === known.number ? state.at.atMs : 0);
    else hearing.about(known);
  }

  function leave(): void {
    if (view.get().isOver) return;
    stop();
    hearing.end();
    key = undefined;
    live.end();
    view.set({
      link: { is: "gone" },
      isLost: false,
      code: undefined,
      state: undefined,
      asked: undefined,
      isOver: true,
    });
    wipe();
  }

  function speak(next: CitizenLanguage): void {
    language = next;
    if (view.get().state !== undefined) quietly(live.ask("choose", { language, aids: [] }));
  }

  live.link.subscribe(() => {
    const link = live.link.get();
    change({ link });
    if (link.is === "here") joined();
    else lose();
  });
  live.on("code", ({ digits }) => change({ code: digits, state: undefined }));
  live.on("state", learn);
  live.on("opened", ({ seat }) => {
    key = seat;
  });
  live.on("silence", () => hearing.blank());
  live.on("ended", leave);
  const stop = every(beatEveryMs, look);

  return {
    view,
    hearing,
    speak,
    brief: () => quietly(live.ask("brief", { read: true })),
    ask: (kind) => {
      const { item, at, phase } = hearing.heard.get();
      if (phase !== "still" && (kind === "break" || kind === "not-mine")) hearing.stop();
      quietly(
        live
          .ask("ask", { kind, item: item?.number ?? null, atMs: item === undefined ? null : Math.round(at) })
          .then(({ taken }) => (taken ? change({ asked: { kind, at } }) : undefined)),
      );
    },
    finish: () => {
      if (hearing.heard.get().phase !== "still") hearing.stop();
      stretches.close();
      const told = stretches.waiting().slice(0, 20);
      quietly(
        (told.length === 0 ? Promise.resolve() : live.ask("played", { stretches: [...told] })).then(() =>
          live.ask("finish", {}),
        ),
      );
    },
  };
}
