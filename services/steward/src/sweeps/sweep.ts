import type { Receipt } from "@tallenne/access";
import type { ActionFacts, LedgerEntry } from "@tallenne/contracts";
import { type Disposal, idsDigest } from "../disposals/disposal.ts";
import { dispose } from "../disposals/dispose.ts";
import { begun, mayGoOn, mostMembers, partsOf } from "../disposals/parts.ts";
import type { ClockGuard } from "../guard/clock-guard.ts";
import type { DisposalPorts } from "../ports.ts";
import type { Rules } from "../rules/pinned-rules.ts";
import { type DueBucket, findDue, RequestsUnlocated } from "./due.ts";

interface SweepPorts extends DisposalPorts {
  readonly guard: ClockGuard;
  readonly rules: Rules;
}

/** The schedule obeys the guard; a person has looked at the preview, confirms the clock and the amount, and stands in the ledger as who ordered it. */
export type SweepOrder =
  | { readonly by: "schedule" }
  | {
      readonly by: "person";
      /** The entry of what becomes due, by the person. */
      readonly entry: (objects: readonly string[], facts: ActionFacts<"retention.due">) => LedgerEntry;
    };

/** What a sweep did. `stopped` names why nothing more was begun. */
export interface SweepOutcome {
  readonly disposals: readonly Disposal[];
  readonly stopped: string | null;
}

/** Oldest disposals taken up again in one sweep. */
const resumed = 1000;

/**
 * Deletes what is due (flows J5): unfinished disposals go on first, then each due bucket version is told to the ledger before anything is touched, and
 * disposed of. Never two sweeps at once in a process: the schedule joins one under way, a person's order waits for it and then runs. A bucket that
 * fails is alarmed, the others go on.
 */
export function sweep(ports: SweepPorts) {
  let running: Promise<SweepOutcome> | undefined;
  return (order: SweepOrder): Promise<SweepOutcome> => {
    if (order.by === "schedule" && running !== undefined) return running;
    const own = Promise.allSettled([running]).then(() => sweepOnce(ports, order));
    running = own;
    const over = () => {
      if (running === own) running = undefined;
    };
    void own.then(over, over);
    return own;
  };
}

async function sweepOnce(ports: SweepPorts, order: SweepOrder): Promise<SweepOutcome> {
  // The clock is asked before anything; what was begun goes on before the catalogue is asked what more there is: it may be away, and keys
  // destroyed half-way must not wait for it.
  const doubt = await objected(ports, order, 0);
  if (doubt !== undefined) return { disposals: [], stopped: doubt };
  const open = await ports.disposals.find({
    where: { field: "open", is: true },
    order: [{ field: "startedAt", direction: "asc" }],
    limit: resumed,
  });
  const disposals: Disposal[] = [];
  const carryOn = async (disposal: Disposal): Promise<void> => {
    if (!(await mayGoOn(ports.disposals, disposal))) return;
    disposals.push(await carried(ports, dispose(ports), disposal));
    if (isPart(disposal)) return;
    // Parts that this one began just now were not among the open ones.
    const known = new Set(open.rows.map(({ id }) => id));
    for (const part of await partsOf(ports.disposals, disposal.id))
      if (part.open && !known.has(part.id)) await carryOn(part);
  };
  // Firsts before their parts, which wait for them.
  for (const disposal of open.rows.toSorted((a, b) => Number(isPart(a)) - Number(isPart(b))))
    await carryOn(disposal);
  const skip = new Set(open.rows.map(({ bucket, bucketVersion }) => `${bucket}#${bucketVersion}`));
  const policies = await ports.rules.pinned();
  const due = await findDue(ports.peers, ports.calendar.today(), {
    policies,
    skip,
    heedsRequests: true,
  }).catch(requestsOnly);
  if (due instanceof RequestsUnlocated)
    return { disposals, stopped: await stoppedFor(ports, due.code, due.waiting) };
  const amount = due.reduce((sum, { contacts }) => sum + contacts.length, 0);
  const stopped = await objected(ports, order, amount);
  if (stopped !== undefined) return { disposals, stopped };
  for (const bucket of due) {
    if (bucket.waiting === 0) await carryOn(await beginDisposal(ports, order, bucket));
    // The relay of the catalogue tells the ledger soon; the next sweep looks again.
    else ports.log.error({ event: "term-untold", bucket: bucket.bucket, waiting: bucket.waiting });
  }
  return { disposals, stopped: null };
}

/** Why nothing more may be begun, told to log and ledger; undefined when nothing speaks against it. */
async function objected(ports: SweepPorts, order: SweepOrder, due: number): Promise<string | undefined> {
  const reason = await ports.guard.objection({ by: order.by, due });
  return reason === undefined ? undefined : stoppedFor(ports, reason, due);
}

async function stoppedFor(ports: SweepPorts, reason: string, due: number): Promise<string> {
  ports.log.error({ event: "sweep-stopped", reason, due });
  await ports.trail.write("retention.stopped", [], { reason });
  return reason;
}

function requestsOnly(failure: unknown): RequestsUnlocated {
  if (failure instanceof RequestsUnlocated) return failure;
  throw failure;
}

/** What would be due on a day: nothing is written anywhere. */
export function rehearse({ peers, rules }: Pick<SweepPorts, "peers" | "rules">) {
  return async (day: Parameters<typeof findDue>[1]): Promise<readonly DueBucket[]> =>
    findDue(peers, day, { policies: await rules.shown() });
}

/** The ledger first, then the document: from here on the disposal is known and can be repeated. */
async function beginDisposal(ports: SweepPorts, order: SweepOrder, due: DueBucket): Promise<Disposal> {
  const { bucket, bucketVersion, register, lastDay, disputed } = due;
  // The others follow in parts of their own, as soon as the bucket is closed.
  const contacts = due.contacts.slice(0, mostMembers);
  const own = new Set(contacts);
  const objects = due.objects.filter(({ contact }) => own.has(contact));
  const id = ports.chance.id("disposal");
  const facts = { bucket, bucketVersion, count: contacts.length, idsDigest: idsDigest(contacts) };
  const known: Receipt =
    order.by === "person"
      ? await ports.trail.pass(order.entry([id], facts))
      : await ports.trail.write("retention.due", [id], facts);
  for (const { contact, stated, computed } of disputed) {
    ports.log.error({ event: "term-disputed", contact });
    await ports.trail.write("retention.disputed", [contact, id], { stated, computed });
  }
  const of = { id, first: id, bucket, bucketVersion, register, lastDay };
  const what = { contacts, disputed: disputed.map(({ contact }) => contact), objects, dueEntry: known.entry };
  return ports.disposals.insert({ ...of, ...what, ...begun(ports) });
}

/** One failing bucket must not keep the others from their day. The failure is in the log, the document and, when it can be told, the ledger. */
async function carried(
  ports: SweepPorts,
  carry: ReturnType<typeof dispose>,
  disposal: Disposal,
): Promise<Disposal> {
  try {
    return await carry(disposal);
  } catch {
    return (await ports.disposals.get(disposal.id)) ?? disposal;
  }
}

function isPart({ id, first }: Disposal): boolean {
  return id !== first;
}
