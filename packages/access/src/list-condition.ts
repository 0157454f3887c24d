import type { CaseFacts, Facts, Standing } from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  type Condition,
  type ContactId,
  firstPolicy,
  isPast,
} from "@tallenne/domain";
import { wornGrants } from "./grant.ts";
import { matrix } from "./matrix.ts";
import { noticePurposes } from "./notice-purposes.ts";
import type { Part, Way } from "./way.ts";

/** A list of contacts that a person asks for. */
export interface ListAsked {
  readonly standing: Standing;
  readonly purpose: string;
  readonly scope: NonNullable<Facts["scope"]>;
  readonly today: CalendarDate;
  readonly case?: CaseFacts;
  /** Contacts of the case that are readable for it today although their own last day is past. */
  readonly kept?: readonly ContactId[];
}

const everything: Condition = { all: [] };
/** Holds of no contact. */
const nothing: Condition = { any: [] };
/** How long what is linked to a complaint stays readable after its closing, in days (row A4.8). */
const afterClosing = 30;
/** How far back service reaches, in days (purpose P0). */
const serviceDays = 14;

/**
 * The typed filter of a list: holds of exactly those contacts that the policies would permit the person to list, and that are within the scope
 * asked for (security §1; a property test holds the two against each other). It reads `id`, `register`, `line`, `unit`, `agent`, `startedOn`
 * and `lastDay`; the caller adds what makes a contact open. Opening hours and the age of the sign-in belong to the decision on the list as a
 * whole, which is taken before. No right, no purpose, no case: holds of nothing.
 */
export function listCondition(asked: ListAsked): Condition {
  const { standing, purpose, scope, case: named } = asked;
  if (named !== undefined && !isOwnAndOpen(named, asked)) return nothing;
  const ways = matrix["contact.list"].filter(
    (way) => way.purpose === purpose && (way.roles as readonly string[]).includes(standing.role),
  );
  const asAWhole = ways.filter((way) => way.about === "archive" && way.scopes?.includes(scope));
  if (!asAWhole.some((way) => way.needs.every((part) => isFulfilled(part, way, asked)))) return nothing;
  const parts = ways
    .filter((way) => way.about === "contact")
    .map((way): Condition => ({ all: way.needs.map((part) => conditionOf(part, way, asked)) }));
  return parts.length === 0 ? nothing : { all: [withinScope(asked), { any: parts }] };
}

/** What of a way must hold whichever contact it is; parts that look at the contact count as fulfilled. */
function isFulfilled(part: Part, way: Way, asked: ListAsked): boolean {
  const { standing, today, case: named } = asked;
  if (part === "commitment") return standing.commitment !== null && !isPast(standing.commitment.until, today);
  if (part === "grant") return wornGrants(standing, today).length > 0;
  if (part === "case") return named?.purpose === way.purpose && named?.kind === way.kind;
  if (part === "opened-by-other")
    return named !== undefined && named.owner !== standing.person && named.members.includes(standing.person);
  return true;
}

/** A case that is named must be one's own and open, also where the purpose asks for none. */
function isOwnAndOpen(named: CaseFacts, { standing, today }: ListAsked): boolean {
  if (named.owner !== standing.person && !named.members.includes(standing.person)) return false;
  if (named.state === "open" && !isPast(named.until, today)) return true;
  return (
    named.kind === "complaint" &&
    named.closedOn !== undefined &&
    !isPast(addDays(named.closedOn, afterClosing), today)
  );
}

function conditionOf(part: Part, way: Way, asked: ListAsked): Condition {
  const { standing, today } = asked;
  const linked = asked.case?.contacts ?? [];
  if (part === "covered" || part === "own-unit") return covered(asked);
  if (part === "notice") return { field: "register", in: registersFor(asked.purpose) };
  if (part === "qualified") return { not: { field: "id", in: standing.disqualified } };
  if (part === "readable")
    return {
      any: [
        { field: "lastDay", from: today },
        { field: "id", in: asked.case ? (asked.kept ?? []) : [] },
      ],
    };
  if (part === "linked") return { field: "id", in: linked };
  if (part === "own") return { field: "agent", is: standing.person };
  if (part === "other-adviser") return { not: { field: "agent", is: standing.person } };
  if (part === "recent") return { field: "startedOn", from: addDays(today, -serviceDays) };
  return isFulfilled(part, way, asked) ? everything : nothing;
}

/** Register, line and (adviser, team lead) unit of one of the rights in force. */
function covered({ standing, today }: ListAsked): Condition {
  const inUnit = standing.role === "ag" || standing.role === "tl";
  return {
    any: wornGrants(standing, today).map(({ registers, lines, unit }) => ({
      all: [
        { field: "register", in: registers },
        { field: "line", in: lines },
        ...(inUnit ? [{ field: "unit", is: unit }] : []),
      ],
    })),
  };
}

function registersFor(purpose: string): readonly string[] {
  return firstPolicy.registers.map(({ id }) => id).filter((id) => noticePurposes(id).includes(purpose));
}

function withinScope({ standing, scope, case: named }: ListAsked): Condition {
  if (scope === "own") return { field: "agent", is: standing.person };
  if (scope === "case") return { field: "id", in: named?.contacts ?? [] };
  return everything;
}
