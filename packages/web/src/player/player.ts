import { Failure, failureOf } from "../api/failure.ts";
import type { Stop } from "../platform/clock.ts";
import { type Store, store } from "../platform/store.ts";
import { type Effect, type Event, next, type Playback } from "./playback.ts";
import { hushed, nothingPlayed, type Played, report, soundedAt } from "./played.ts";
import type { Saying } from "./saying.ts";
import type { Sound, SoundEvents } from "./sound.ts";
import type { Stretch } from "./stretch.ts";
import { type Given, type Issue, keepTickets } from "./tickets.ts";

/** Time as the player needs it. */
interface Ticking {
  readonly now: () => number;
  readonly every: (milliseconds: number, act: () => void) => Stop;
}

export interface PlayerPorts {
  readonly sound: (events: SoundEvents) => Sound;
  readonly issue: Issue;
  /** Why an address gives no sound; undefined where it gives some. The element that plays is told nothing of it. */
  readonly why: (address: string) => Promise<Failure | undefined>;
  /** Tells what was played; settles when it was told or could not be. */
  readonly tell: (stretches: readonly Stretch[]) => Promise<void>;
  readonly say: (saying: Saying) => void;
  readonly time: Ticking;
}

/** A player of one recording. */
export interface Player {
  readonly state: Store<Playback>;
  /** Why the sound was refused, while it is. */
  readonly refusal: Store<Failure | undefined>;
  readonly act: (event: Event) => void;
  /** Asks for leave again while sound is wanted, as when rights have changed: what is refused falls silent. */
  readonly checkLeave: () => void;
  /** Sends what was played so far, as when the page is left; settles when it was told. */
  readonly report: () => Promise<void>;
  /** Silence, and nothing of it stays. */
  readonly end: () => void;
}

/** How often the place is looked at: a loop ends this late at most. */
const looks = 100;
const reports = 10_000;
const renewals = 60_000;
/** A source that breaks is taken up again so many times in a row before it counts as damaged. */
const mostTries = 3;

/** Runs the pure state machine against sound, tickets and reports. */
export function createPlayer(first: Playback, ports: PlayerPorts): Player {
  const { issue, why, tell, say, time } = ports;
  const state = store(first);
  const refusal = store<Failure | undefined>(undefined);
  const tickets = keepTickets(issue);
  let played: Played = nothingPlayed;
  let told = "";
  let telling = Promise.resolve();
  let loaded = "";
  let address = "";
  let tries = 0;
  let renewedAt = time.now();
  let reportedAt = time.now();
  let isOver = false;
  const isWanted = () => !isOver && ["opening", "playing"].includes(state.get().phase);

  const sound = ports.sound({
    onSounding: () => {
      tries = 0;
      if (!isWanted()) return;
      listen();
      act({ is: "sounding" });
    },
    onEnded: () => {
      look();
      act({ is: "ended" });
    },
    onFailed: () => {
      loaded = "";
      if (isWanted()) askWhy();
    },
  });
  sound.rate(first.rate);
  sound.level(first.levels);

  function act(event: Event): void {
    if (isOver) return;
    const [after, effects] = next(state.get(), event);
    state.set(after);
    for (const effect of effects) perform(effect);
  }

  function perform(effect: Effect): void {
    switch (effect.do) {
      case "open":
        refusal.set(undefined);
        tickets.current(time.now()).then(({ ticket, isNew }) => start(ticket.sound, isNew), refused);
        return;
      case "hush":
        if (played.under !== undefined) listen();
        sound.hush();
        played = hushed(played);
        return;
      case "drop":
        loaded = "";
        sound.drop();
        return;
      case "place":
        if (played.under !== undefined) listen();
        played = hushed(played);
        sound.place(effect.at);
        if (state.get().phase === "playing") listen();
        return;
      case "rate":
        sound.rate(effect.rate);
        return;
      case "side":
        sound.side(effect.side);
        return;
      case "level":
        sound.level(effect.on);
        return;
      case "report":
        reportNow();
        return;
      case "say":
        say(effect.saying);
    }
  }

  function start(given: string, isNew: boolean): void {
    if (!isWanted()) return;
    address = given;
    if (isNew || loaded !== given) {
      loaded = given;
      sound.load(given, state.get().at);
    }
    sound.play();
  }

  function refused(thrown: unknown): void {
    if (isOver) return;
    const failure = failureOf(thrown);
    tickets.forget();
    if (failure.slug === "network") return act({ is: "stop", why: "offline" });
    refusal.set(failure);
    act({ is: "stop", why: "refused" });
  }

  /**
   * The source broke. Asking for leave again tells whether it was refused, and why; when it was not, the sound goes on. Where it breaks again and again the
   * address itself is asked: what passes by itself, as a ledger that is away, is no damage.
   */
  function askWhy(): void {
    played = hushed(played);
    tries += 1;
    if (tries > mostTries) {
      why(address).then(
        (failure) => refusedWhileWanted(failure ?? new Failure("damaged")),
        refusedWhileWanted,
      );
      return;
    }
    tickets.renewed().then(({ ticket, isNew }) => start(ticket.sound, isNew), refused);
  }

  function look(): void {
    const { phase, at } = state.get();
    if (phase !== "playing") return;
    const position = sound.at();
    const now = time.now();
    if (position !== at) listen();
    act({ is: "at", at: position });
    if (now - reportedAt >= reports) reportNow();
    if (now - renewedAt >= renewals) checkLeave();
  }

  function checkLeave(): void {
    if (!isWanted()) return;
    renewedAt = time.now();
    tickets.renewed().then(goOn, refusedWhileWanted);
  }

  function goOn({ ticket, isNew }: Given): void {
    if (isNew) start(ticket.sound, isNew);
  }

  function refusedWhileWanted(thrown: unknown): void {
    if (isWanted()) refused(thrown);
  }

  /** Notes where the sound is. */
  function listen(): void {
    played = soundedAt(played, { position: sound.at(), now: time.now(), rate: state.get().rate });
  }

  function reportNow(): void {
    reportedAt = time.now();
    const stretches = report(played);
    const words = JSON.stringify(stretches);
    if (stretches.length === 0 || words === told) return;
    told = words;
    telling = tell(stretches);
  }

  const stop = time.every(looks, look);
  return {
    state,
    refusal,
    act,
    checkLeave,
    report: () => {
      look();
      reportNow();
      return telling;
    },
    end: () => {
      if (isOver) return;
      look();
      sound.hush();
      played = hushed(played);
      reportNow();
      isOver = true;
      stop();
      sound.end();
    },
  };
}
