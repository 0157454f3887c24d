import { type Chance, type Clock, pause } from "@tallenne/runtime";
import type { Model } from "mongoose";
import { StoreAway, StoreFailed, StoreInUse } from "../store-errors.ts";
import { type HolderProcess, isRunning, thisProcess } from "./holder-process.ts";
import type { State } from "./model-of.ts";

/** Milliseconds a holder may be silent before another may take its place. It takes itself for none a fifth earlier. */
const silence = 10_000;
const beats = 5;
const id = "holder";

/** The one process that has a store. */
export interface Holder {
  /** Resolves while this process holds the store. Rejects with `StoreAway`, or `StoreFailed` when another has taken it. */
  confirm(): Promise<void>;
  /** Lets the next one in. */
  release(): Promise<void>;
}

interface Held extends State {
  readonly holder: string;
  readonly beat: number;
  readonly process: HolderProcess;
}

/**
 * Takes a store for this process alone, because a service numbers its events and keeps its caches as the only one (relay, decision 0025). The holder
 * counts a beat up every two seconds; another takes its place when the process is known to have ended, or when no beat came for ten seconds of the
 * taker's own clock: nobody's time of day is compared. Rejects with `StoreInUse`.
 */
export async function holdStore(made: {
  state: Model<State>;
  name: string;
  chance: Chance;
  clock: Clock;
  /** Told once when another process has taken the store. */
  onLost: (failure: StoreFailed) => void;
}): Promise<Holder> {
  const { state, name, chance, clock, onLost } = made;
  const own = Buffer.from(chance.bytes(16)).toString("hex");
  await take();
  let at = clock.monotonic();
  let lost: StoreFailed | undefined;
  let beating: Promise<void> | undefined;
  const stop = clock.every(silence / beats, () => beat().catch(() => undefined));

  async function take(): Promise<void> {
    const found = (await state.findById(id).lean()) as Held | null;
    const mine = { holder: own, beat: 1, process: thisProcess() };
    if (found === null) {
      await state.insertOne({ _id: id, ...mine });
      return;
    }
    if (found.holder !== "" && isRunning(found.process) !== false) await requireSilent(found);
    const taken = await state.updateOne({ _id: id, holder: found.holder, beat: found.beat }, { $set: mine });
    if (taken.modifiedCount !== 1) throw new StoreInUse(name, "a process that took it in this moment");
  }
  async function requireSilent(found: Held): Promise<void> {
    if (isRunning(found.process) === undefined) await pause(clock, silence);
    const now = (await state.findById(id).lean()) as Held | null;
    if (isRunning(found.process) === true || now?.holder !== found.holder || now.beat !== found.beat)
      throw new StoreInUse(name, `process ${found.process.pid}`);
  }
  async function beatOnce(): Promise<void> {
    const began = clock.monotonic();
    const { matchedCount } = await state.updateOne({ _id: id, holder: own }, { $inc: { beat: 1 } });
    if (matchedCount === 1) {
      at = began;
      return;
    }
    lost ??= new StoreFailed(new StoreInUse(name, "another process"));
    stop();
    onLost(lost);
  }
  function beat(): Promise<void> {
    beating ??= beatOnce().finally(() => (beating = undefined));
    return beating;
  }

  return {
    async confirm() {
      if (!lost && clock.monotonic() - at > silence - silence / beats) await beat();
      if (lost) throw lost;
      if (clock.monotonic() - at > silence)
        throw new StoreAway("this process was silent too long to know that it holds the store");
    },
    async release() {
      stop();
      await beating?.catch(() => undefined);
      if (!lost) await state.updateOne({ _id: id, holder: own }, { $set: { holder: "" } });
    },
  };
}
