import {
  approveHold as approveHoldOperation,
  askHold,
  extendHold as extendHoldOperation,
  type Facts,
  type HeldView,
  listCaseHolds as listCaseHoldsOperation,
  listHolds as listHoldsOperation,
  previewRelease,
  refuse,
  refuseHold as refuseHoldOperation,
  releaseHold as releaseHoldOperation,
} from "@tallenne/contracts";
import { addDays, type ContactId, type HoldId, keptUntil, releaseHold } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import { type Case, caseFactsOf } from "../cases/case.ts";
import { type Contact, factsOf } from "../contacts/contact.ts";
import { keepingOf } from "../contacts/keeping.ts";
import type { CataloguePorts } from "../ports.ts";
import { approveAsked, askForExtension, askForHold, refuseAsked, release } from "./change-hold.ts";
import { heldViewOf } from "./held-view.ts";
import { ruleOf } from "./hold-rule.ts";
import { listCaseHolds } from "./list-case-holds.ts";
import { listHolds } from "./list-holds.ts";

/** A hold with the contact and case it stands between. */
interface Standing {
  readonly contact: Contact;
  readonly matter: Case;
}

/** Operation ↔ use case, nothing else. */
export function holdRoutes(ports: CataloguePorts): readonly Route[] {
  const { contacts, cases, policies, calendar, chance } = ports;
  const ask = askForHold(ports);
  const extend = askForExtension(ports);
  const approve = approveAsked(ports);
  const say = refuseAsked(ports);
  const end = release(ports);
  const list = listHolds(ports);
  const ofCase = listCaseHolds(ports);

  const shown = async (contact: Contact, id: HoldId, { number }: Case): Promise<HeldView> => {
    const hold = contact.holds.find((one) => one.id === id);
    if (hold === undefined) throw refuse("unknown");
    return heldViewOf(contact, hold, { rule: await ruleOf(policies, contact), caseNumber: number });
  };
  const found = async (params: { readonly contact: ContactId; readonly hold: HoldId }) => {
    const contact = await contacts.rows.get(params.contact);
    const hold = contact?.holds.find(({ id }) => id === params.hold);
    const matter = hold === undefined ? undefined : await cases.get(hold.case);
    return contact === undefined || matter === undefined ? undefined : { contact, hold, matter };
  };
  const factsUnder = (contact: Contact | undefined, matter: Case | undefined): Facts => {
    const today = calendar.today();
    return {
      contacts: contact === undefined ? [] : [factsOf(contact, today)],
      ...(matter === undefined ? {} : { purpose: matter.purpose, case: caseFactsOf(matter, today) }),
    };
  };
  /** Facts of an act on a hold that stands; an unknown one is a contact that nobody knows. */
  const prepareOn = async (params: { readonly contact: ContactId; readonly hold: HoldId }) => {
    const on = await found(params);
    const askedBy = on?.hold?.extension?.askedBy ?? on?.hold?.askedBy;
    return {
      facts: {
        ...factsUnder(on?.contact, on?.matter),
        ...(askedBy === undefined ? {} : { target: { proposedBy: askedBy } }),
      },
      objects: [params.contact, params.hold],
      carry: on,
    };
  };
  return [
    bind(askHold, {
      prepare: async ({ params, body }) => {
        const [contact, matter] = await Promise.all([
          contacts.rows.get(params.contact),
          cases.get(body.case),
        ]);
        return {
          facts: factsUnder(contact, matter),
          objects: [params.contact, body.case],
          carry: contact === undefined || matter === undefined ? undefined : { contact, matter },
        };
      },
      use: async (granted, { params, body }) => {
        const { permit, carry, standing } = granted;
        const { matter } = known(carry);
        const { until, reason } = body;
        const hold = chance.id("hold");
        const facts = { cause: matter.kind, until, extension: false };
        const asked = await ask(permit, {
          contact: params.contact,
          hold,
          by: standing.person,
          matter,
          until,
          reason,
          entry: granted.entry("retention.hold.asked", { objects: [params.contact, hold, matter.id], facts }),
        });
        return shown(asked, hold, matter);
      },
    }),
    bind(extendHoldOperation, {
      prepare: ({ params }) => prepareOn(params),
      use: async (granted, { params, body }) => {
        const { permit, carry, standing, headers } = granted;
        const { matter } = known(carry);
        const objects = [params.contact, params.hold, matter.id];
        const facts = { cause: matter.kind, until: body.until, extension: true };
        const asked = await extend(permit, {
          ...params,
          ...body,
          matter,
          by: standing.person,
          entry: granted.entry("retention.hold.asked", { objects, facts }),
          ifMatch: headers.ifMatch,
        });
        return shown(asked, params.hold, matter);
      },
    }),
    bind(approveHoldOperation, {
      prepare: ({ params }) => prepareOn(params),
      use: async (granted, { params }) => {
        const { permit, carry, standing, headers } = granted;
        const { matter, hold } = known(carry);
        if (hold === undefined) throw refuse("unknown");
        const objects = [params.contact, params.hold, matter.id];
        const about = { objects, facts: { cause: hold.cause, until: hold.extension?.until ?? hold.until } };
        const approved = await approve(permit, {
          ...params,
          matter,
          by: standing.person,
          entry:
            hold.extension === null
              ? granted.entry("retention.hold.placed", about)
              : granted.entry("retention.hold.extended", about),
          // What was looked at is what is approved: a wish that changed meanwhile is looked at anew.
          ifMatch: headers.ifMatch ?? carry?.contact.keepingVersion,
        });
        return shown(approved, params.hold, matter);
      },
    }),
    bind(refuseHoldOperation, {
      prepare: ({ params }) => prepareOn(params),
      use: async (granted, { params }) => {
        const { permit, carry, standing, headers } = granted;
        const { matter, hold } = known(carry);
        const objects = [params.contact, params.hold, matter.id];
        const facts = { extension: hold?.state === "in-force" };
        const refused = await say(permit, {
          ...params,
          by: standing.person,
          entry: granted.entry("retention.hold.refused", { objects, facts }),
          ifMatch: headers.ifMatch ?? carry?.contact.keepingVersion,
        });
        return shown(refused, params.hold, matter);
      },
    }),
    bind(previewRelease, {
      prepare: async ({ params }) => {
        const on = await found(params);
        return { facts: factsUnder(undefined, on?.matter), objects: [params.contact], entry: {}, carry: on };
      },
      use: ({ carry }, { params }) => {
        const { contact } = known(carry);
        const today = calendar.today();
        const { keeping } = releaseHold(keepingOf(contact), params.hold, today);
        if (keeping === undefined) throw refuse("changed-meanwhile");
        const until = keptUntil(keeping);
        return { goesAtOnce: until < today ? 1 : 0, keptUntil: until, version: contact.keepingVersion };
      },
    }),
    bind(releaseHoldOperation, {
      prepare: async ({ params }) => {
        const on = await found(params);
        return {
          facts: factsUnder(undefined, on?.matter),
          objects: [params.contact, params.hold],
          carry: on,
        };
      },
      use: async (granted, { params }) => {
        const { permit, carry, standing, headers } = granted;
        const { matter } = known(carry);
        const objects = [params.contact, params.hold, matter.id];
        const facts = { lastDay: addDays(calendar.today(), -1), reason: "by-person" };
        const released = await end(permit, {
          ...params,
          by: standing.person,
          entry: granted.entry("retention.hold.released", { objects, facts }),
          ifMatch: headers.ifMatch,
        });
        return shown(released, params.hold, matter);
      },
    }),
    bind(listCaseHoldsOperation, {
      prepare: async ({ params }) => {
        const matter = await cases.get(params.case);
        return {
          facts:
            matter === undefined
              ? {}
              : { case: caseFactsOf(matter, calendar.today()), purpose: matter.purpose },
          objects: [params.case],
          entry: { scope: "case" },
          carry: matter,
        };
      },
      use: ({ carry }) => {
        if (carry === undefined) throw refuse("unknown");
        return ofCase(carry);
      },
    }),
    bind(listHoldsOperation, {
      prepare: ({ query }) => ({ entry: { scope: query.scope } }),
      use: async ({ standing }, { query }) => {
        const { holds, freezes, next } = await list(standing, query);
        return { holds, freezes, today: calendar.today(), ...(next === undefined ? {} : { next }) };
      },
    }),
  ];
}

function known<T extends Standing>(on: T | undefined): T {
  if (on === undefined) throw refuse("unknown");
  return on;
}
