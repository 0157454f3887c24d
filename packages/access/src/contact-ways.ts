import { onContact, type Role, type Way, work } from "./way.ts";

const asked = [...work, "purpose", "case"] as const;
const examined = [...onContact, "case", "other-adviser"] as const;
const coached = [...onContact, "case", "linked"] as const;

const complaint = { purpose: "p1", kind: "complaint" } as const;
const request = { purpose: "p4", kind: "rights-request" } as const;
const sample = { purpose: "p2", kind: "quality" } as const;
const training = { purpose: "p3", kind: "training", about: "contact" } as const;

type Within = Pick<Way, "purpose" | "kind">;

/** Outer facts for providing the service (P0). */
const service: readonly Way[] = [
  {
    purpose: "p0",
    roles: ["ag"],
    about: "contact",
    needs: [...onContact, "own", "recent"],
    policy: "permit-agent-own-metadata",
  },
  {
    purpose: "p0",
    roles: ["tl"],
    about: "contact",
    needs: [...onContact, "own-unit", "recent"],
    policy: "permit-team-lead-team-metadata",
  },
];

const serviceLists: readonly Way[] = (["ag", "tl"] as const).map((role) => ({
  purpose: "p0",
  roles: [role],
  about: "archive",
  scopes: [role === "ag" ? "own" : "team"],
  needs: [...work, "purpose", "scope"],
  policy: role === "ag" ? "permit-agent-own-list" : "permit-team-lead-team-list",
}));

/** In a complaint: what is linked to the case. */
const inComplaint = (roles: readonly Role[], policy: string): Way => ({
  ...complaint,
  roles,
  about: "contact",
  needs: [...examined, "linked"],
  policy,
});
/** In a rights request: what is frozen for it. */
const inRequest = (roles: readonly Role[], policy: string): Way => ({
  ...request,
  roles,
  about: "contact",
  needs: [...examined, "linked"],
  policy,
});
const matched = inRequest(["ch", "dp"], "permit-open-in-request");
/** In a quality project: what was drawn. */
const drawn: Way = {
  ...sample,
  roles: ["tl", "qa"],
  about: "contact",
  needs: [...examined, "linked"],
  policy: "permit-open-drawn",
};
/** Of a contact that one served: what was said of it. */
const ownEvaluation: Way = {
  purpose: "p3",
  roles: ["ag"],
  about: "contact",
  needs: [...onContact, "own"],
  policy: "permit-own-evaluation",
};
const opened = inComplaint(["tl", "ch", "dp", "de"], "permit-open-in-complaint");

/** In a training session. */
const coaching: readonly Way[] = [
  {
    ...training,
    roles: ["ag"],
    needs: [...coached, "own", "opened-by-other"],
    policy: "permit-agent-own-call-in-training",
  },
  { ...training, roles: ["tl"], needs: coached, policy: "permit-team-lead-in-training" },
  {
    ...training,
    roles: ["qa"],
    needs: [...coached, "opened-by-other"],
    policy: "permit-trainer-in-training",
  },
];

const searched = (within: Within, roles: readonly Role[]): readonly Way[] => [
  { ...within, roles, about: "archive", needs: asked, policy: "permit-search-by-detail" },
  { ...within, roles, about: "contact", needs: examined, policy: "permit-search-by-detail" },
];

const listed = (
  within: Within,
  roles: readonly Role[],
  scopes: NonNullable<Way["scopes"]>,
  policy: string,
): Way => ({ ...within, roles, about: "archive", scopes, needs: [...asked, "scope"], policy });

const queueFolk = ["tl", "ch", "rc", "dp"] as const;
const queue = ["case", "queue"] as const;

/** What a second person says of a hold: no member of its case. */
const secondHold: readonly Way[] = [
  {
    ...complaint,
    roles: ["tl", "dp", "de"],
    about: "contact",
    needs: [...onContact, "other-adviser", "case-named", "not-asker"],
    policy: "permit-approve-complaint-hold",
  },
  {
    ...sample,
    roles: ["tl", "dp"],
    about: "contact",
    needs: [...onContact, "other-adviser", "case-named", "not-asker"],
    policy: "permit-approve-quality-hold",
  },
];

/** Acts on contacts. */
export const contactWays = {
  "contact.list": [
    ...serviceLists,
    ...service,
    ...[complaint, request].flatMap((within): readonly Way[] => [
      listed(within, queueFolk, queue, "permit-list-by-queue"),
      { ...within, roles: queueFolk, about: "contact", needs: examined, policy: "permit-metadata-by-queue" },
    ]),
    listed(complaint, ["de"], ["case"], "permit-list-linked-to-complaint"),
    inComplaint(["de"], "permit-linked-metadata-in-complaint"),
    listed(request, ["de"], ["case"], "permit-list-linked-to-request"),
    inRequest(["de"], "permit-linked-metadata-in-request"),
    listed(sample, ["tl", "qa"], queue, "permit-list-sample"),
    { ...sample, roles: ["tl", "qa"], about: "contact", needs: examined, policy: "permit-sample-metadata" },
    listed({ purpose: "p3", kind: "training" }, ["ag", "tl", "qa"], ["case"], "permit-list-in-training"),
    ...coaching,
  ],
  "contact.read": [...service, opened, matched, drawn, ...coaching],
  "contact.search": [...searched(complaint, ["ch", "dp"]), ...searched(request, ["ch", "rc", "dp"])],
  "contact.reveal": [opened, matched],
  "sitting.open": [opened, matched, drawn, ...coaching],
  "recording.listen": [opened, matched, drawn, ...coaching],
  "text.read": [opened, matched, drawn, ...coaching],
  "evaluation.make": [drawn],
  "evaluation.list": [
    {
      purpose: "p3",
      roles: ["ag"],
      about: "archive",
      needs: [...work, "purpose"],
      policy: "permit-list-own-evaluations",
    },
  ],
  "evaluation.see": [ownEvaluation],
  "evaluation.answer": [ownEvaluation],
  "visit.open": [
    {
      purpose: "p4",
      roles: ["os"],
      about: "contact",
      needs: [...onContact, "other-adviser", "same-office", "supervisor", "in-decision"],
      policy: "permit-open-at-visit",
    },
  ],
  "case.link": [complaint, request].map((within) => ({
    ...within,
    roles: ["ch", "dp"],
    about: "contact",
    needs: [...examined, "case-open"],
    policy: "permit-link-candidate",
  })),
  "hold.ask": [
    {
      ...complaint,
      roles: ["ch"],
      about: "contact",
      needs: [...examined, "linked", "case-open"],
      policy: "permit-ask-complaint-hold",
    },
    {
      ...sample,
      roles: ["qa"],
      about: "contact",
      needs: [...examined, "case-open"],
      policy: "permit-ask-quality-hold",
    },
  ],
  "hold.approve": secondHold,
  "hold.refuse": secondHold,
} as const satisfies Readonly<Record<string, readonly Way[]>>;
