import {
  closeCase as closeCaseOperation,
  linkContact as linkContactOperation,
  listCases as listCasesOperation,
  openCase as openCaseOperation,
  readCase,
  refuse,
} from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import { factsOf } from "../contacts/contact.ts";
import type { CataloguePorts } from "../ports.ts";
import { type Case, caseFactsOf, lastDayOfAccess, sufficientEvidence, viewOf } from "./case.ts";
import { closeCase } from "./close-case.ts";
import { linkContact } from "./link-contact.ts";
import { listCases } from "./list-cases.ts";
import { openCase } from "./open-case.ts";

/** Operation ↔ use case, nothing else. */
export function caseRoutes(ports: CataloguePorts): readonly Route[] {
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
            purpose: body.kind === "training" ? "p3" : "p1",
            ...(contact === undefined ? {} : { contacts: [factsOf(contact)] }),
          },
          objects: [id, ...(body.contact === undefined ? [] : [body.contact])],
          entry: { kind: body.kind, purpose: body.kind === "training" ? "p3" : "p1" },
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
          facts: { ...factsFor(matter), contacts: contact === undefined ? [] : [factsOf(contact)] },
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
      use: async (_granted, { params }) => viewOf(await close(params.case)),
    }),
  ];
}

function known(matter: Case | undefined): Case {
  if (matter === undefined) throw refuse("unknown");
  return matter;
}
