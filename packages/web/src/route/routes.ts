import type { Me } from "@tallenne/contracts";
import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import { loadWords } from "../words/load-words.ts";
import type { WordFile } from "../words/words.ts";
import type { PageParams } from "./page-params.ts";

/** One row of the route table. */
export interface Route {
  readonly path: string;
  readonly page: LazyExoticComponent<ComponentType<PageParams>>;
  /** `anyone`; `person`: signed in; `signed`: with the commitment in force; roles: those only. */
  readonly for: "anyone" | "person" | "signed" | readonly Me["role"][];
}

type Pages<Name extends string> = Readonly<Record<Name, ComponentType<PageParams>>>;

function area<Name extends string>(load: () => Promise<Pages<Name>>, ...words: readonly WordFile[]) {
  return (name: Name): LazyExoticComponent<ComponentType<PageParams>> =>
    lazy(async () => {
      const [pages] = await Promise.all([load(), loadWords(...words)]);
      return { default: pages[name] };
    });
}

const door = area(() => import("../areas/door/pages.ts"), "door");
const own = area(() => import("../areas/own/pages.ts"), "own", "player");
// A list comes by itself, because it is what a role sees first: the player comes with a contact, letters and calendars with a visit.
const contacts = area(() => import("../areas/contacts/pages.ts"), "contacts", "holds");
const contact = area(() => import("../areas/contacts/contact-page.tsx"), "contacts", "player", "holds");
const complaints = area(() => import("../areas/complaints/pages.ts"), "complaints", "contacts", "holds");
const quality = area(
  () => import("../areas/quality/pages.ts"),
  "quality",
  "evaluations",
  "contacts",
  "holds",
);
const workspace = area(
  () => import("../areas/quality/workspace.tsx"),
  "quality",
  "evaluations",
  "contacts",
  "player",
  "holds",
);
const evaluations = area(() => import("../areas/evaluations/pages.ts"), "evaluations");
const requests = area(() => import("../areas/requests/pages.ts"), "requests");
const request = area(() => import("../areas/requests/request-pages.ts"), "requests");
const supervision = area(() => import("../areas/console/pages.ts"), "console");
const visits = area(() => import("../areas/visits/pages.ts"), "visits", "console");
const visit = area(() => import("../areas/visits/visit-pages.ts"), "visits", "console");
const oversight = area(() => import("../areas/oversight/pages.ts"), "oversight", "actions", "retention");
const overseen = area(() => import("../areas/oversight/other-pages.ts"), "oversight", "actions", "retention");
const retention = area(() => import("../areas/retention/pages.ts"), "retention", "holds");
const intake = area(() => import("../areas/intake/pages.ts"), "intake");
const admin = area(() => import("../areas/admin/pages.ts"), "admin");

/** Every path of the application. A path holds opaque ids and no query; a role that may not see a page reads what an unknown id reads. */
export const routes: readonly Route[] = [
  { path: "/", page: door("Landing"), for: "anyone" },
  { path: "/sign-in", page: door("SignIn"), for: "anyone" },
  { path: "/first-start", page: door("FirstStart"), for: "anyone" },
  { path: "/invitation", page: door("Invitation"), for: "anyone" },
  { path: "/commitment", page: door("Commitment"), for: "person" },
  // For those who have left too: the duty outlasts the account (T-K2).
  { path: "/commitment-text", page: door("SignedText"), for: "anyone" },
  { path: "/me", page: own("OwnPage"), for: "person" },
  { path: "/help", page: own("Help"), for: "anyone" },
  { path: "/saavutettavuusseloste", page: own("AccessibilityStatement"), for: "anyone" },
  { path: "/contacts", page: contacts("ContactList"), for: ["ag", "tl"] },
  { path: "/contacts/:contact", page: contact("ContactPage"), for: ["ag", "tl", "ch", "de", "dp", "qa"] },
  { path: "/complaints", page: complaints("CaseList"), for: ["ch", "tl", "de", "dp"] },
  { path: "/holds", page: complaints("HoldsPage"), for: ["ch", "tl", "de", "qa"] },
  { path: "/oversight/holds", page: complaints("HoldsPage"), for: ["dp", "au"] },
  { path: "/complaints/:case", page: complaints("CasePage"), for: ["ch", "tl", "de", "dp"] },
  { path: "/evaluations", page: evaluations("EvaluationList"), for: ["ag"] },
  { path: "/evaluations/:evaluation", page: evaluations("EvaluationPage"), for: ["ag"] },
  { path: "/quality/forms", page: quality("FormsPage"), for: ["qa"] },
  { path: "/quality", page: quality("SampleList"), for: ["qa", "tl"] },
  { path: "/quality/samples/:case", page: quality("SamplePage"), for: ["qa", "tl"] },
  { path: "/quality/samples/:case/contacts/:contact", page: workspace("Workspace"), for: ["qa", "tl"] },
  { path: "/quality/calibrations", page: quality("CalibrationsPage"), for: ["qa", "tl"] },
  {
    path: "/quality/samples/:case/contacts/:contact/comparison",
    page: quality("ComparisonPage"),
    for: ["qa", "tl"],
  },
  { path: "/requests", page: requests("RequestDesk"), for: ["rc", "ch", "de", "dp"] },
  { path: "/requests/:case", page: request("RequestPage"), for: ["rc", "ch", "de", "dp"] },
  { path: "/requests/:case/letter", page: request("LetterPage"), for: ["rc", "ch", "de", "dp"] },
  { path: "/visits", page: visits("VisitsPage"), for: ["rc", "os"] },
  { path: "/visits/:visit", page: visit("VisitPage"), for: ["rc", "os", "ch", "dp"] },
  { path: "/visits/:visit/offer", page: visit("OfferAgainPage"), for: ["rc", "os", "ch"] },
  { path: "/visits/:visit/letter", page: visit("LetterPage"), for: ["rc", "os", "ch"] },
  { path: "/visits/:visit/record", page: visit("RecordPage"), for: ["rc", "os", "ch", "dp"] },
  { path: "/requests/:case/booking", page: visit("BookingPage"), for: ["rc", "ch"] },
  { path: "/admin/offices", page: visit("OfficesPage"), for: ["aa"] },
  { path: "/visits/:visit/console", page: supervision("Console"), for: ["os"] },
  { path: "/oversight/ledger", page: oversight("LedgerPage"), for: ["dp", "au"] },
  { path: "/oversight/heard/:contact", page: overseen("HeardPage"), for: ["dp", "au"] },
  { path: "/oversight/promises", page: overseen("PromisesPage"), for: ["dp", "au"] },
  { path: "/oversight/statements", page: overseen("StatementsPage"), for: ["dp", "au"] },
  { path: "/retention", page: retention("RetentionPage"), for: ["dp", "aa", "au"] },
  { path: "/intake", page: intake("IntakePage"), for: ["aa"] },
  { path: "/health", page: intake("HealthPage"), for: ["aa"] },
  { path: "/admin/people", page: admin("PeoplePage"), for: ["aa", "tl", "de", "dp", "au"] },
  { path: "/admin/registers", page: admin("RegistersPage"), for: ["aa", "tl", "de", "dp", "au"] },
  // Not behind the commitment: while no text is published, nobody can have signed one.
  { path: "/admin/commitment", page: admin("CommitmentTextPage"), for: "person" },
];
