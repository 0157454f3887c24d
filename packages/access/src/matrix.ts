import type { Act } from "@tallenne/contracts";
import { bookingWays } from "./booking-ways.ts";
import { contactWays } from "./contact-ways.ts";
import { requestWays } from "./request-ways.ts";
import { onContact, type Part, type Role, type Way, work } from "./way.ts";

const own: readonly Way[] = [
  { roles: "everybody", about: "archive", needs: [], policy: "permit-own-session" },
];
const intake: readonly Way[] = [
  { roles: "source", about: "line", needs: ["enrolled"], policy: "permit-source-enrolled-line" },
];
const keeping = (policy: string, roles: readonly Role[]): Way => ({
  roles,
  about: "archive",
  needs: work,
  policy,
});
const staff = (policy: string, roles: readonly Role[], more: readonly Part[] = []): Way => ({
  roles,
  about: "staff",
  needs: [...work, ...more],
  policy,
});

const opening = (
  way: Pick<Way, "purpose" | "roles" | "policy">,
  ofContact: readonly Part[],
): readonly Way[] => [
  { ...way, about: "archive", needs: [...work, "purpose"] },
  { ...way, about: "contact", needs: [...onContact, ...ofContact] },
];

const caseFolk = ["ag", "tl", "qa", "ch", "rc", "dp", "de"] as const;
const administration = keeping("permit-administrator-deletion", ["aa"]);
const officer = keeping("permit-officer-sees-deletion", ["dp"]);
const people = [staff("permit-administrator-people", ["aa"])];

/**
 * Who may do what (domain-access §3), as data: for every act the ways in which it is permitted. The Cedar policies say the same in words; a test
 * holds the two against each other in every role with every part missing (T-P11). What has no way here is denied.
 */
export const matrix: Readonly<Record<Act, readonly Way[]>> = {
  "self.read": own,
  "self.sign": own,
  "self.wear": own,
  "self.step-up": own,
  "self.leave": own,
  "self.disqualify": own,
  ...contactWays,
  ...requestWays,
  ...bookingWays,
  "case.open": [
    ...opening({ purpose: "p1", roles: ["ch"], policy: "permit-open-complaint" }, ["other-adviser"]),
    ...opening({ purpose: "p2", roles: ["qa"], policy: "permit-open-quality" }, ["other-adviser"]),
    ...opening({ purpose: "p3", roles: ["tl"], policy: "permit-open-training" }, []),
  ],
  "case.list": [keeping("permit-list-own-cases", caseFolk)],
  "case.read": [
    { roles: caseFolk, about: "case", needs: [...work, "member"], policy: "permit-read-own-case" },
  ],
  "case.close": [
    {
      roles: ["tl", "qa", "ch", "dp"],
      about: "case",
      needs: [...work, "member", "owner", "case-open"],
      policy: "permit-close-own-case",
    },
  ],
  "case.calibrate": [
    {
      roles: ["qa"],
      about: "case",
      purpose: "p2",
      kind: "quality",
      needs: [...work, "purpose", "member", "owner", "case-open"],
      policy: "permit-calibrate-own-project",
    },
  ],
  "hold.release": [
    {
      roles: ["ch", "qa"],
      about: "case",
      needs: [...work, "member"],
      policy: "permit-release-own-hold",
    },
    { roles: ["dp"], about: "case", needs: work, policy: "permit-officer-releases-hold" },
  ],
  "hold.list": [keeping("permit-list-holds", ["tl", "qa", "ch", "dp", "au", "de"])],
  "freeze.place": [keeping("permit-freeze-by-law", ["dp", "de"])],
  "freeze.ground": [keeping("permit-officer-grounds-freeze", ["dp"])],
  "freeze.release": [keeping("permit-freeze-by-law", ["dp", "de"])],
  "form.publish": [keeping("permit-publish-form", ["qa"])],
  "colleague.list": [keeping("permit-list-colleagues", ["qa"])],
  "form.list": [keeping("permit-list-forms", ["tl", "qa"])],
  "visit.attend": [
    { roles: ["os"], about: "visit", needs: [...work, "same-office"], policy: "permit-attend-visit" },
  ],
  "visit.run": [
    {
      roles: ["os"],
      about: "visit",
      needs: [...work, "same-office", "supervisor"],
      policy: "permit-run-visit",
    },
  ],
  "contact.announce": intake,
  "contact.put": intake,
  "contact.hand-over": [keeping("permit-administrator-intake", ["aa"])],
  "intake.repair": [keeping("permit-administrator-intake", ["aa"])],
  "intake.oversee": [keeping("permit-administrator-intake", ["aa"])],
  "source.enrol": [keeping("permit-administrator-intake", ["aa"])],
  "deletion.preview": [administration, officer],
  "deletion.run": [administration],
  "deletion.list": [administration, officer, keeping("permit-auditor-sees-deletion", ["au"])],
  "ledger.read": [keeping("permit-oversight-ledger", ["dp", "au"])],
  "name.resolve": [keeping("permit-resolve-names", ["tl", "ch", "dp", "aa", "au", "de"])],
  "policy.list": [keeping("permit-see-policy", ["aa", "au", "dp", "de"])],
  "policy.propose": [staff("permit-administrator-proposes-policy", ["aa"])],
  "policy.approve": [staff("permit-second-approves-policy", ["dp", "de"], ["not-asker"])],
  "policy.drop": [staff("permit-drop-policy", ["aa", "dp", "de"])],
  "person.create": people,
  "person.list": [keeping("permit-see-staff", ["tl", "dp", "aa", "au", "de"])],
  "person.end": people,
  "person.disqualify": people,
  "commitment.record": people,
  "unit.create": people,
  "grant.propose": [
    staff("permit-administrator-rights", ["aa"]),
    staff("permit-team-lead-proposes-right", ["tl"], ["own-unit"]),
  ],
  "grant.approve": [
    staff("permit-administrator-rights", ["aa"], ["second-person"]),
    staff("permit-decider-approves-right", ["de"], ["second-person"]),
  ],
  "grant.end": [staff("permit-administrator-rights", ["aa"])],
  "commitment-text.publish": [keeping("permit-publish-commitment-text", ["aa"])],
  "sign-in-link.make": people,
};

/** Whether a role may ever do an act, under some purpose, of some contact. Says what may be told in a refusal, never that it is permitted. */
export function mayEver(act: Act, role: Role): boolean {
  return matrix[act].some(
    ({ roles }) => roles === "everybody" || (roles !== "source" && roles.includes(role)),
  );
}
