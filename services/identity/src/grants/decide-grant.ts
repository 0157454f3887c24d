import { type Facts, refuse } from "@tallenne/contracts";
import type { GrantId, PersonId } from "@tallenne/domain";
import type { IdentityPorts } from "../ports.ts";
import { mayActAlone, requireOthersLeft } from "./administrators.ts";
import { type Grant, grantsOf, stateOf } from "./grant.ts";
import { mayBeGivenAlone } from "./second-person.ts";

type DecidingPorts = Pick<IdentityPorts, "grants" | "people" | "calendar" | "isProduction">;

/** A right that somebody wants to approve or end, and what the decision must know of it. */
export interface GrantAsked {
  readonly grant: Grant;
  readonly facts: Facts;
  /** One person proposes and approves: only where nobody else could. */
  readonly alone: boolean;
}

/** Loads a right for a decision. Throws Problem `unknown`. */
export async function grantAsked(
  ports: DecidingPorts,
  asked: { readonly grant: GrantId; readonly by: PersonId },
): Promise<GrantAsked> {
  const grant = await ports.grants.get(asked.grant);
  if (!grant) throw refuse("unknown");
  const { person, proposedBy, unit, role } = grant;
  const today = ports.calendar.today();
  const onlyAdministrator =
    mayBeGivenAlone(ports, role) && (await mayActAlone(ports, { person: asked.by, today }));
  const alone = onlyAdministrator && proposedBy === asked.by;
  return { grant, facts: { target: { person, proposedBy, unit, onlyAdministrator } }, alone };
}

/** Approves a proposal: from now on the right is in force. Throws Problem `conflict` when it is no open proposal any more. */
export function approveWith({ grants, calendar }: Pick<DecidingPorts, "grants" | "calendar">) {
  return async (asked: GrantAsked, by: PersonId): Promise<void> => {
    let isApproved = false;
    await grants.change(asked.grant.id, (now) => {
      isApproved = stateOf(now, calendar.today()) === "proposed";
      return isApproved
        ? { ...now, approvedBy: by, approvedOn: calendar.today(), alone: asked.alone }
        : undefined;
    });
    if (!isApproved) throw refuse("conflict");
  };
}

/** Whether a right may be ended. Throws Problem `conflict`, `second-person` (see `requireOthersLeft`). */
export async function requireEndable(
  ports: Omit<DecidingPorts, "isProduction">,
  asked: { readonly grant: Pick<Grant, "id" | "person">; readonly by: PersonId },
): Promise<void> {
  const { id, person } = asked.grant;
  await requireOthersLeft(ports, { person, by: asked.by, grant: id, today: ports.calendar.today() });
}

/** Ends a right at once, proposal or in force. One that has ended stays as it ended. */
export function endWith({ grants, calendar }: Pick<DecidingPorts, "grants" | "calendar">) {
  return async ({ id }: Pick<Grant, "id">, by: PersonId): Promise<void> => {
    const today = calendar.today();
    await grants.change(id, (now) =>
      stateOf(now, today) === "ended" ? undefined : { ...now, endedBy: by, endedOn: today },
    );
  };
}

/** Ends every right of a person. */
export async function endGrantsOf(
  ports: Pick<DecidingPorts, "grants" | "calendar">,
  asked: { readonly person: PersonId; readonly by: PersonId },
): Promise<void> {
  const end = endWith(ports);
  for (const grant of await grantsOf(ports.grants, asked.person)) await end(grant, asked.by);
}
