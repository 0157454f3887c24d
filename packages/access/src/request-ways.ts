import { type Part, type Role, type Way, work } from "./way.ts";

const within = { purpose: "p4", kind: "rights-request" } as const;
const asked = [...work, "purpose"] as const;
const seers = ["rc", "ch", "dp", "de"] as const;

const desk = (policy: string, roles: readonly Role[]): Way => ({
  purpose: "p4",
  roles,
  about: "archive",
  needs: asked,
  policy,
});
const onRequest = (policy: string, roles: readonly Role[], more: readonly Part[] = []): Way => ({
  ...within,
  roles,
  about: "case",
  needs: [...asked, "request", ...more],
  policy,
});

/** Acts on rights requests (purpose P4). */
export const requestWays = {
  "request.register": [desk("permit-register-request", ["rc"])],
  "request.list": [desk("permit-see-requests", seers)],
  "request.read": [onRequest("permit-see-requests", seers)],
  "request.take": [onRequest("permit-take-request", ["ch", "dp", "de"])],
  "request.handle": [
    onRequest("permit-clerk-handles-request", ["rc"]),
    onRequest("permit-handler-works-on-request", ["ch", "dp"], ["member"]),
  ],
  "request.match": [onRequest("permit-handler-works-on-request", ["ch", "dp"], ["member"])],
  "request.check": [onRequest("permit-check-review", ["ch", "dp"], ["second-person"])],
  "request.weigh": [onRequest("permit-weigh-statement", ["ch", "dp", "de"])],
  "request.decide": [onRequest("permit-decide-request", ["de"], ["second-person"])],
  "request.withhold": [onRequest("permit-withhold-reason", ["dp"])],
  "request.reveal": [
    onRequest("permit-reveal-request", ["rc", "dp", "de"]),
    onRequest("permit-reveal-request", ["ch"], ["member"]),
  ],
} as const satisfies Readonly<Record<string, readonly Way[]>>;
