import { refuse, type Standing } from "@tallenne/contracts";
import { addDays, type CalendarDate, type PersonId } from "@tallenne/domain";
import type { IdentityPorts } from "../ports.ts";
import { type Grant, grantsOf, stateOf } from "./grant.ts";

/** Account and right of a second person have stood for so many days before their approval counts (decision 0020). */
const settledDays = 7;

/** Roles that show nothing of contacts: the archive's first people, before there can be a second person. */
const withoutContent: ReadonlySet<Standing["role"]> = new Set(["aa", "au"]);
/** Roles that approve rights. */
const approving: ReadonlySet<Standing["role"]> = new Set(["aa", "de"]);

type SecondPersonPorts = Pick<IdentityPorts, "grants" | "people" | "calendar" | "isProduction">;

/** Whether one person may give a right of this role alone, where nobody else could: in production only a role that shows no contact. */
export function mayBeGivenAlone(
  { isProduction }: Pick<IdentityPorts, "isProduction">,
  role: Standing["role"],
): boolean {
  return !isProduction || withoutContent.has(role);
}

/**
 * In production a right over content takes two who can be taken for two people, the one who proposed it and the one who approves it: the account was accepted
 * a week ago or more, its bearer came back on a later day by own proofs, and a right to propose or approve was given a week ago or more (T-A10.3c). An
 * account made for the purpose stands in the ledger and in the directory that long. Throws Problem `second-person`.
 */
export async function requireSettled(
  ports: SecondPersonPorts,
  asked: { readonly grant: Pick<Grant, "role" | "proposedBy">; readonly by: PersonId },
): Promise<void> {
  const { grant, by } = asked;
  if (mayBeGivenAlone(ports, grant.role)) return;
  const today = ports.calendar.today();
  const rights = await grantsOf(ports.grants, by);
  // Whoever approves nothing is refused by the policies.
  if (!rights.some((one) => approving.has(one.role) && stateOf(one, today) === "in-force")) return;
  for (const person of [grant.proposedBy, by])
    if (!(await isSettledPerson(ports, person))) throw refuse("second-person");
}

async function isSettledPerson(ports: SecondPersonPorts, id: PersonId): Promise<boolean> {
  const today = ports.calendar.today();
  const person = await ports.people.get(id);
  if (person === undefined) return false;
  const { activeOn, provenOn } = person;
  if (activeOn !== undefined && (provenOn === undefined || !isSettled(activeOn, today))) return false;
  const given = (await grantsOf(ports.grants, id)).filter(
    (one) =>
      one.approvedBy !== null &&
      stateOf(one, today) === "in-force" &&
      (approving.has(one.role) || one.role === "tl"),
  );
  return given.some(({ approvedOn }) => isSettled(approvedOn, today));
}

/** What is from before the day was kept has stood long enough. */
function isSettled(since: CalendarDate | undefined, today: CalendarDate): boolean {
  return since === undefined || today >= addDays(since, settledDays);
}
