import {
  closeCase as closeCaseOperation,
  linkContact as linkContactOperation,
  listCases as listCasesOperation,
  openCase as openCaseOperation,
  readCase,
  refuse,
} from "@tallenne/contracts";
import type { LedgerEntry } from "@tallenne/contracts";
import type { CalendarDate } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import { factsOf } from "../contacts/contact.ts";
import type { CataloguePorts } from "../ports.ts";
import { type Case, caseFactsOf, lastDayOfAccess, purposeOf, sufficientEvidence, viewOf } from "./case.ts";
import { closeCase } from "./close-case.ts";
import { linkContact } from "./link-contact.ts";
import { listCases } from "./list-cases.ts";
import { openCase } from "./open-case.ts";

/** Ends the holds of a closed case: the feature of holds does it. */
type EndHolds = (
  closed: Case,
  entryOf: (
    objects: readonly string[],
    facts: { readonly lastDay: CalendarDate; readonly reason: "case-ended" },
  ) => LedgerEntry,
) => Promise<void>;

/** Operation ↔ use case, nothing else. */
export function caseRoutes(ports: CataloguePorts, endHolds: EndHolds): readonly Route[] {
  const { cases, contacts, calendar, chance } = ports;
  const open = openCase(ports);
  const link = linkContact(ports);
  const close = closeCase(ports);
  const list = listCases(ports);
  const factsFor = (matter: Case | undefined) =>
    matter === undefined ? {} : { case: caseFactsOf(matter, calendar.today()), purpose: matter.purpose };

  return [
    bind(openCaseOperation, {
      prepare: async ({ body }) => {
        // Looked at before the ledger is told: it must not learn of an opening that cannot be.
        lastDayOfAccess(body, calendar.today());
        const contact = body.contact === undefined ? undefined : await contacts.rows.get(body.contact);
        const id = chance.id("case");
        return {
          facts: {
            purpose: purposeOf(body.kind),
            ...(contact === undefined ? {} : { contacts: [factsOf(contact, calendar.today())] }),
          },
          objects: [id, ...(body.contact === undefined ? [] : [body.contact])],
          entry: { kind: body.kind, purpose: purposeOf(body.kind) },
          carry: id,
        };
      },
      use: async ({ carry, standing }, { body }) => {
        const { kind, contact, members, until } = body;
        const opened = await open({
          id: carry,
          owner: standing.person,
          unit: standing.unit,
          kind,
          members,
          ...(contact === undefined ? {} : { contact }),
          ...(until === undefined ? {} : { until }),
        });
        return viewOf(opened);
      },
    }),
    bind(listCasesOperation, {
      use: async ({ standing }) => {
        const { rows, more } = await list(standing.person);
        return { rows: rows.map(viewOf), more };
      },
    }),
    bind(readCase, {
      prepare: async ({ params }) => {
        const matter = await cases.get(params.case);
        return { facts: factsFor(matter), objects: [params.case], entry: {}, carry: matter };
      },
      use: ({ carry }) => viewOf(known(carry)),
    }),
    bind(linkContactOperation, {
      prepare: async ({ params, body }) => {
        const evidence = sufficientEvidence(body.evidence);
        const [matter, contact] = await Promise.all([
          cases.get(params.case),
          contacts.rows.get(body.contact),
        ]);
        return {
          facts: {
            ...factsFor(matter),
            contacts: contact === undefined ? [] : [factsOf(contact, calendar.today())],
          },
          objects: [params.case, body.contact],
          entry: { evidence },
        };
      },
      use: async (_granted, { params, body }) =>
        viewOf(await link({ case: params.case, contact: body.contact, evidence: body.evidence })),
    }),
    bind(closeCaseOperation, {
      prepare: async ({ params }) => ({
        facts: factsFor(await cases.get(params.case)),
        objects: [params.case],
        entry: {},
      }),
      use: async (granted, { params }) => {
        const closed = await close(params.case);
        await endHolds(closed, (objects, facts) =>
          granted.entry("retention.hold.released", { objects, facts }),
        );
        return viewOf(closed);
      },
    }),
  ];
}

function known(matter: Case | undefined): Case {
  if (matter === undefined) throw refuse("unknown");
  return matter;
}
