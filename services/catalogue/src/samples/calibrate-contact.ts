import { type Finding, type LedgerEntry, refuse } from "@tallenne/contracts";
import { type CaseId, type ContactId, instantOf, type PersonId } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import { carrying, type Collection } from "@tallenne/store";
import type { Case } from "../cases/case.ts";
import { trailEvent } from "../contacts/ingested-events.ts";

interface CalibratePorts {
  readonly cases: Collection<Case>;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** Who shall score which drawn contact of a project blind. */
export interface CalibrationWish {
  readonly case: CaseId;
  readonly contact: ContactId;
  readonly evaluators: readonly PersonId[];
}

/**
 * Names the evaluators of a drawn contact, in the place of those named before; who is not of the project yet becomes a member. One write, with its entry.
 * Throws `bad-input` for a contact that was not drawn or a person named twice, `case-closed`.
 */
export function calibrateContact({ cases, clock, chance }: CalibratePorts) {
  return async ({ case: id, contact, evaluators }: CalibrationWish, entry: LedgerEntry): Promise<Case> => {
    const setAt = instantOf(clock.now());
    const kept = await cases.change(id, (found) => {
      if (found.state === "closed") throw refuse("case-closed");
      const findings = calibrationFindings(found, { contact, evaluators });
      if (findings.length > 0) throw refuse("bad-input", { findings });
      const members = new Set([...found.members, ...evaluators]);
      members.delete(found.owner);
      const others = (found.calibrations ?? []).filter((one) => one.contact !== contact);
      return {
        ...found,
        members: [...members],
        calibrations: [...others, { contact, evaluators: [...evaluators], setAt }],
        ...carrying([...found.pending, trailEvent({ chance }, entry)]),
      };
    });
    if (kept === undefined) throw refuse("unknown");
    return kept;
  };
}

/** What forbids a calibration: a contact outside the sample, the same person twice. */
function calibrationFindings(
  { contacts }: Pick<Case, "contacts">,
  { contact, evaluators }: Omit<CalibrationWish, "case">,
): Finding[] {
  return [
    ...(contacts.some((one) => one.contact === contact) ? [] : [{ pointer: "/contact", code: "not-drawn" }]),
    ...evaluators.flatMap((person, place) =>
      evaluators.indexOf(person) < place ? [{ pointer: `/evaluators/${place}`, code: "twice" }] : [],
    ),
  ];
}
