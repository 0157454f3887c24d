import type { Permit } from "@tallenne/access";
import {
  type Action,
  type ActionFacts,
  type LedgerEntry,
  type Operation,
  parseEntry,
} from "@tallenne/contracts";
import { instantOf } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import type { Who } from "../route/route.ts";

/** What entries are made with. */
export interface EntryPorts {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly chance: Chance;
}

/** What an entry says beside who and when. */
export interface EntryWords<A extends Action> {
  readonly action: A;
  readonly objects: readonly string[];
  readonly outcome: LedgerEntry["outcome"];
  readonly facts: ActionFacts<A>;
  readonly purpose?: string;
  readonly case?: string;
  readonly policies?: readonly string[];
}

/**
 * The entry of one act: who in which role under which permit, when by both clocks, what. It is held to the closed catalogue of actions and their
 * facts; what does not fit throws a ZodError, so no entry can carry a name or a number.
 */
export function entryOf<A extends Action>(
  operation: Pick<Operation, "id">,
  by: { who: Pick<Who, "standing" | "source" | "terminal" | "service">; permit?: Permit | undefined },
  words: EntryWords<A>,
  ports: EntryPorts,
): LedgerEntry {
  const { standing, source, terminal, service } = by.who;
  const { permit } = by;
  const purpose = permit?.purpose ?? words.purpose;
  const about = permit?.case ?? words.case;
  const policies = permit?.policies ?? words.policies;
  const commitment = permit?.commitment ?? standing?.commitment?.id;
  return parseEntry({
    v: 1,
    id: ports.chance.id("entry"),
    at: instantOf(ports.clock.now()),
    date: ports.calendar.today(),
    actor:
      standing?.person ??
      source?.id ??
      terminal?.id ??
      (service === undefined ? "nobody" : `service:${service}`),
    action: words.action,
    objects: words.objects,
    outcome: words.outcome,
    operation: operation.id,
    ...(standing ? { role: standing.role } : {}),
    ...(commitment === undefined ? {} : { commitment }),
    ...(permit?.grant === undefined ? {} : { grant: permit.grant }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(about === undefined ? {} : { case: about }),
    ...(policies === undefined ? {} : { policies: policies.slice(0, 20) }),
    facts: words.facts,
  });
}
