import type { consoleSocket, LiveVisitView, Parsed } from "@tallenne/contracts";
import type { Link, Live } from "../../live/live-socket.ts";
import type { Stop } from "../../platform/clock.ts";
import { type Store, store } from "../../platform/store.ts";

/** The reading room must hear the console this often, milliseconds; a test holds both against the contract. */
export const beatEveryMs = 400;
/** Unanswered for so long the terminal is silent already, milliseconds. */
export const presenceMs = 1700;
/** A connection that answers nothing for so long is broken and made anew. */
const hopelessMs = 4000;
/** Nobody touched the console for so long: it asks whether somebody is there, and after the second time it pauses. */
export const untouchedMs = 10 * 60_000;
export const questionMs = 60_000;

type Alert = Parsed<(typeof consoleSocket)["tells"]["alert"]>;

/** What the console knows of its visit. */
interface ConsoleView {
  readonly link: Link;
  readonly visit: LiveVisitView | undefined;
  /** Our own heartbeat is not answered: the terminal is silent. */
  readonly isLost: boolean;
  /** Why this session supervises no more. */
  readonly awayWhy: string | undefined;
  readonly alerts: readonly Alert[];
  /** "Oletko paikalla?" stands on the page. */
  readonly isAsked: boolean;
}

interface ConsolePorts {
  readonly live: Live<typeof consoleSocket>;
  readonly now: () => number;
  readonly every: (milliseconds: number, act: () => void) => Stop;
  /** Holds the listening back because nobody answers. */
  readonly onUnanswered: () => void;
}

/** The supervisor's seat: its heartbeat keeps the sound alive. */
export interface ConsoleSeat {
  readonly view: Store<ConsoleView>;
  /** A newer view came as the answer of an act. */
  readonly learn: (visit: LiveVisitView) => void;
  /** Somebody touched the console. */
  readonly touched: () => void;
  readonly seen: (alert: Alert) => void;
  readonly end: () => void;
}

const openStates: ReadonlySet<string> = new Set(["ready", "playing", "paused"]);

/** Takes the supervisor's seat and says so until it ends. */
export function takeConsole({ live, now, every, onUnanswered }: ConsolePorts): ConsoleSeat {
  const view = store<ConsoleView>({
    link: live.link.get(),
    visit: undefined,
    isLost: false,
    awayWhy: undefined,
    alerts: [],
    isAsked: false,
  });
  let answeredAt = now();
  let beatAt = 0;
  let renewedAt = now();
  let touchedAt = now();
  const change = (next: Partial<ConsoleView>) => view.set({ ...view.get(), ...next });

  function beat(): void {
    const sentAt = now();
    beatAt = sentAt;
    live.ask("beat", {}).then(
      () => {
        answeredAt = Math.max(answeredAt, sentAt);
        if (view.get().isLost) change({ isLost: false });
        return undefined;
      },
      () => undefined,
    );
  }

  /** Looked at by a timer and at every message: timers of a hidden window run late, messages do not. */
  function look(): void {
    const silentFor = now() - answeredAt;
    if (silentFor > presenceMs && !view.get().isLost) change({ isLost: true });
    if (silentFor > hopelessMs && now() - renewedAt > hopelessMs && live.link.get().is === "here") {
      renewedAt = now();
      live.renew();
    }
    if (live.link.get().is === "here" && now() - beatAt >= beatEveryMs - 20) beat();
    askWhetherThere();
  }

  function askWhetherThere(): void {
    const { visit, isAsked } = view.get();
    const isWatched = visit?.isOwn === true && openStates.has(visit.state) && !visit.isHeldBack;
    const idle = now() - touchedAt;
    if (!isWatched) {
      if (isAsked) change({ isAsked: false });
      return;
    }
    if (idle >= untouchedMs && !isAsked) change({ isAsked: true });
    if (idle >= untouchedMs + questionMs) {
      touchedAt = now();
      change({ isAsked: false });
      onUnanswered();
    }
  }

  live.link.subscribe(() => {
    const link = live.link.get();
    if (link.is === "here") answeredAt = now();
    change({ link, ...(link.is === "here" ? {} : { isLost: true }) });
  });
  live.on("visit", (visit) => {
    change({ visit, ...(visit.isOwn ? { awayWhy: undefined } : {}) });
    look();
  });
  live.on("position", ({ item, atMs, heardMs }) => {
    const { visit } = view.get();
    if (visit !== undefined) {
      const items = visit.items.map((one) =>
        one.number === item ? { ...one, positionMs: atMs, heardMs } : one,
      );
      change({ visit: { ...visit, items } });
    }
    look();
  });
  live.on("alert", (alert) => change({ alerts: [...view.get().alerts, alert] }));
  live.on("away", ({ why }) => change({ awayWhy: why }));
  const stop = every(beatEveryMs, look);

  return {
    view,
    learn: (visit) => change({ visit }),
    touched: () => {
      touchedAt = now();
      if (view.get().isAsked) change({ isAsked: false });
    },
    seen: (alert) => change({ alerts: view.get().alerts.filter((one) => one !== alert) }),
    end: () => {
      stop();
      live.end();
    },
  };
}
