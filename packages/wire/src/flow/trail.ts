import type { Permit, Receipt } from "@tallenne/access";
import type { LedgerEntry, Operation } from "@tallenne/contracts";
import type { Prepared, Who } from "../route/route.ts";
import { entryOf } from "../trail/entry.ts";
import type { Refused } from "./consider.ts";
import type { Station } from "./station.ts";

/** What was decided, for the entry. */
export interface Decided {
  readonly who: Who;
  readonly permit: Permit | undefined;
  readonly prepared: Prepared<Operation, unknown>;
}

/**
 * Where the trail is `before`: the entry of the act, durable when this resolves; the receipt proves it (flows D7). Other trails write nothing
 * here. Throws Problem `no-ledger`.
 */
export async function writeBefore(
  operation: Operation,
  decided: Decided,
  station: Station,
): Promise<Receipt | undefined> {
  const { trail } = operation;
  if (!("before" in trail)) return undefined;
  const { prepared } = decided;
  return write(
    station,
    entryOf(
      operation,
      decided,
      {
        action: trail.before,
        objects: prepared.objects ?? [],
        outcome: "permitted",
        facts: prepared.entry ?? {},
        ...aboutOf(prepared),
      },
      station,
    ),
  );
}

/** The entry of a refusal, durable before the refusal is told. Throws Problem `no-ledger`. */
export async function writeRefusal(
  operation: Operation,
  told: { who: Who; refused: Refused },
  station: Station,
): Promise<void> {
  const { caller } = operation;
  const { refused, who } = told;
  const { prepared, rule, policies } = refused;
  const act = "act" in caller ? caller.act : operation.id;
  const words = {
    action: "access.denied",
    objects: prepared.objects ?? [],
    outcome: "refused",
    facts: { act, rule },
    policies,
    ...aboutOf(prepared),
  } as const;
  await write(station, entryOf(operation, { who }, words, station));
}

async function write(station: Station, entry: LedgerEntry): Promise<Receipt | undefined> {
  const [receipt] = await station.ledger.write([entry]);
  return receipt;
}

function aboutOf({ facts }: Prepared<Operation, unknown>): { purpose?: string; case?: string } {
  return {
    ...(facts?.purpose === undefined ? {} : { purpose: facts.purpose }),
    ...(facts?.case === undefined ? {} : { case: facts.case.id }),
  };
}
