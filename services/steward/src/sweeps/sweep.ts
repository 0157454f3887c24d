import { type Disposal, idsDigest } from "../disposals/disposal.ts";
import { dispose } from "../disposals/dispose.ts";
import type { ClockGuard } from "../guard/clock-guard.ts";
import type { DisposalPorts } from "../ports.ts";
import type { pinNewRules } from "../rules/pinned-rules.ts";
import { type DueBucket, findDue } from "./due.ts";
import { instantOf } from "@tallenne/domain";

interface SweepPorts extends DisposalPorts {
  readonly guard: ClockGuard;
  readonly pinRules: ReturnType<typeof pinNewRules>;
}

/** How a sweep is asked for: the schedule obeys the guard, a person has looked at the preview and confirms the clock and the amount. */
export interface SweepOrder {
  readonly by: "schedule" | "person";
}

/** What a sweep did. `stopped` names why nothing was done. */
export interface SweepOutcome {
  readonly disposals: readonly Disposal[];
  readonly stopped: string | null;
}

/** Oldest disposals taken up again in one sweep. */
const resumed = 1000;

/**
 * Deletes what is due (flows J5): unfinished disposals go on first, then each due bucket version is told to the ledger before anything is touched, and
 * disposed of. Never two sweeps at once in a process; a second asker gets the answer of the first. A bucket that fails is alarmed, the others go on.
 */
export function sweep(ports: SweepPorts) {
  let running: Promise<SweepOutcome> | undefined;
  const once = async ({ by }: SweepOrder): Promise<SweepOutcome> => {
    const registers = await ports.pinRules();
    const due = await findDue(ports.peers, ports.calendar.today(), registers);
    const stopped = await ports.guard.objection({
      by,
      due: due.reduce((sum, { contacts }) => sum + contacts.length, 0),
    });
    if (stopped !== undefined) {
      ports.log.error({ event: "sweep-stopped", reason: stopped });
      await ports.trail.write("retention.stopped", [], { reason: stopped });
      return { disposals: [], stopped };
    }
    const open = await ports.disposals.find({
      where: { field: "open", is: true },
      order: [{ field: "startedAt", direction: "asc" }],
      limit: resumed,
    });
    const known = new Set(open.rows.map(({ bucket, bucketVersion }) => `${bucket}#${bucketVersion}`));
    const begun = await Promise.all(
      due
        .filter(({ bucket, bucketVersion }) => !known.has(`${bucket}#${bucketVersion}`))
        .map((bucket) => begin(ports, bucket)),
    );
    const carry = dispose(ports);
    const disposals: Disposal[] = [];
    for (const disposal of [...open.rows, ...begun]) disposals.push(await carried(ports, carry, disposal));
    return { disposals, stopped: null };
  };
  return (order: SweepOrder): Promise<SweepOutcome> => {
    running ??= once(order).finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** What a sweep would do on a day: nothing is written anywhere. */
export function rehearse({ peers, pinRules }: Pick<SweepPorts, "peers" | "pinRules">) {
  return async (day: Parameters<typeof findDue>[1]): Promise<readonly DueBucket[]> =>
    findDue(peers, day, await pinRules());
}

/** The ledger first, then the document: from here on the disposal is known and can be repeated. */
async function begin(ports: SweepPorts, due: DueBucket): Promise<Disposal> {
  const { bucket, bucketVersion, register, lastDay, contacts, objects, disputed } = due;
  const id = ports.chance.id("disposal");
  const facts = { bucket, bucketVersion, count: contacts.length, idsDigest: idsDigest(contacts) };
  const receipt = await ports.trail.write("retention.due", [id], facts);
  for (const { contact, stated, computed } of disputed) {
    ports.log.error({ event: "term-disputed", contact });
    await ports.trail.write("retention.disputed", [contact, id], { stated, computed });
  }
  return ports.disposals.insert({
    id,
    bucket,
    bucketVersion,
    register,
    lastDay,
    contacts,
    disputed: disputed.map(({ contact }) => contact),
    objects,
    step: "due",
    failing: null,
    startedAt: instantOf(ports.clock.now()),
    finishedAt: null,
    receipts: [],
    dueEntry: receipt.entry,
    purgedEntry: ports.chance.id("entry"),
    certificate: null,
    open: true,
  });
}

/** One failing bucket must not keep the others from their day. The failure is in the log, the ledger and the document already. */
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
