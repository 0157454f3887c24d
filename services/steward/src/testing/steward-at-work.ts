import type { CalendarDate, DisposalId } from "@tallenne/domain";
import { calendarDate, startOfHelsinkiDay } from "@tallenne/domain";
import { helsinkiCalendar, keptLog, setClock, systemChance } from "@tallenne/runtime";
import { type Collection, type Document, type Documents, type Kept, sqliteDocuments } from "@tallenne/store";
import { ledgerClient, type Service } from "@tallenne/wire";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { destroyAgain } from "../disposals/destroy-again.ts";
import { type Disposal, openDisposals } from "../disposals/disposal.ts";
import { createSteward } from "../steward.ts";
import type { Effect } from "./world-stores.ts";
import { inventedWorld } from "./world.ts";

/** The schedule looks once an hour of the real clock: a day costs a test 24 looks. */
const lookEveryMs = 3_600_000;

/** How a test wants its steward. */
export interface AtWork {
  readonly budget?: number;
  /** How much faster than the clock the calendar runs. */
  readonly rate?: number;
  readonly lookEveryMs?: number;
}

/** A steward in an invented world at noon of a day. Time moves only when told, clock and calendar together; it can be killed and started again. */
export async function stewardAtWork(start: CalendarDate = calendarDate("2026-11-24"), more: AtWork = {}) {
  const { rate = 1, budget = 1000 } = more;
  const folder = await mkdtemp(join(tmpdir(), "ts-"));
  const world = inventedWorld();
  const noon = startOfHelsinkiDay(start) + 12 * 3_600_000;
  const clock = setClock(noon);
  let skew = 0;
  const calendar = helsinkiCalendar({ now: () => noon + clock.monotonic() * rate + skew });
  world.setToday(() => calendar.today());
  const log = keptLog();
  let documents: Documents;
  let service: Service;
  const begin = async () => {
    world.breakage.dead = false;
    documents = await sqliteDocuments({ folder, service: "steward" });
    service = await createSteward({
      documents: mortal(documents, world.effect),
      keys: world.keys.destroyer,
      objects: world.objects.sweeper,
      peers: world.peers,
      ledger: ledgerClient(world.peers, { clock, log, terms: { budget: 0, budgetAway: 0, pause: 0 } }),
      calendar,
      clock,
      chance: systemChance,
      log,
      budget,
      rate,
      lookEveryMs: more.lookEveryMs ?? lookEveryMs,
      lockEveryMs: lookEveryMs,
    });
    await service.start();
  };
  await begin();
  return {
    world,
    clock,
    calendar,
    log,
    get service() {
      return service;
    },
    /** Time passes; the schedule looks when it is due. */
    pass: (ms: number) => clock.advanceSettled(ms),
    /** Somebody sets the calendar on or back, while the steady clock goes on. */
    jump: (ms: number) => void (skew += ms),
    /** Time passes while no process runs. */
    absent: async (ms: number) => {
      await service.stop();
      clock.advance(ms);
      await begin();
    },
    /** The process is gone and a new one begins on the same files. */
    restart: async () => {
      world.breakage.dead = false;
      await service.stop();
      await begin();
    },
    disposals: async (): Promise<Disposal[]> => {
      const all: Disposal[] = [];
      for await (const one of (await openDisposals(documents)).each()) all.push(one);
      return all;
    },
    /** What a start does after somebody accepted an older keyring. */
    destroyAgain: async () => destroyAgain(await openDisposals(documents), world.keys.destroyer, log),
    disposal: async (id: DisposalId) => (await openDisposals(documents)).get(id),
    close: async () => {
      world.breakage.dead = false;
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type StewardAtWork = Awaited<ReturnType<typeof stewardAtWork>>;

/** Documents whose writes are effects: a process can die after each. */
function mortal(documents: Documents, effect: Effect): Documents {
  return {
    ...documents,
    open: async <T extends Document>(kept: Kept<T>): Promise<Collection<T>> => {
      const rows = await documents.open(kept);
      return {
        ...rows,
        insert: (document) => effect(`${kept.name}.insert`, () => rows.insert(document)),
        replace: (document) => effect(`${kept.name}.replace`, () => rows.replace(document)),
        change: (id, alter) => effect(`${kept.name}.change`, () => rows.change(id, alter)),
        remove: (id) => effect(`${kept.name}.remove`, () => rows.remove(id)),
      };
    },
  };
}
