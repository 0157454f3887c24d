import type { Me } from "@tallenne/contracts";
import type { WordId } from "../words/words.ts";

interface Place {
  readonly path: string;
  readonly words: WordId;
}

const ownContacts: Place = { path: "/contacts", words: "shell.nav-contacts-own" };
const teamContacts: Place = { path: "/contacts", words: "shell.nav-contacts-team" };
const cases: Place = { path: "/complaints", words: "shell.nav-complaints" };
const holds: Place = { path: "/holds", words: "shell.nav-holds" };
const requests: Place = { path: "/requests", words: "shell.nav-requests" };
const ledger: Place = { path: "/oversight/ledger", words: "shell.nav-ledger" };
const retention: Place = { path: "/retention", words: "shell.nav-retention" };
const people: Place = { path: "/admin/people", words: "shell.nav-people" };
const registers: Place = { path: "/admin/registers", words: "shell.nav-registers" };
const commitment: Place = { path: "/admin/commitment", words: "shell.nav-commitment" };
const visits: Place = { path: "/visits", words: "shell.nav-visits" };
const evaluations: Place = { path: "/evaluations", words: "shell.nav-evaluations" };
const forms: Place = { path: "/quality/forms", words: "shell.nav-forms" };
const samples: Place = { path: "/quality", words: "shell.nav-samples" };
const calibrations: Place = { path: "/quality/calibrations", words: "shell.nav-calibrations" };
const intake: Place = { path: "/intake", words: "shell.nav-intake" };

const places: Partial<Readonly<Record<Me["role"], readonly Place[]>>> = {
  ag: [ownContacts, evaluations],
  tl: [teamContacts, samples, cases, holds, people],
  ch: [cases, requests, holds],
  qa: [samples, calibrations, forms, holds],
  rc: [requests, visits],
  os: [visits],
  de: [cases, requests, holds, people],
  dp: [ledger, retention, cases, people, registers],
  au: [ledger, retention, people, registers],
  aa: [intake, retention, people, registers, commitment],
};

/** The link that leads to a path, or to the pages above it: of several the nearest. */
export function currentPlace(links: readonly Place[], path: string): Place | undefined {
  return links
    .filter((place) => path === place.path || path.startsWith(`${place.path}/`))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
}

/** The links of a role's top line, at most five; a role without pages has none. */
export function navigationOf(role: Me["role"]): readonly Place[] {
  return places[role] ?? [];
}
