import { listCondition } from "@tallenne/access";
import {
  type CaseFacts,
  accessFacts,
  envelopes,
  findBySource,
  keepingFacts,
  listContacts as listContactsOperation,
  noteHeard,
  readContact as readContactOperation,
  recordContact as recordContactOperation,
  refuse,
} from "@tallenne/contracts";
import { isPast } from "@tallenne/domain";
import { type Route, answer, bind } from "@tallenne/wire";
import { caseFactsOf, viewOf } from "../cases/case.ts";
import type { CataloguePorts } from "../ports.ts";
import { factsOf, keptForOn, rowOf } from "./contact.ts";
import { keepingOf } from "./keeping.ts";
import { filterKinds, listContacts } from "./list-contacts.ts";
import { recordContact } from "./record-contact.ts";

/** After the ledger has been silent for so long, nothing more is taken in (flows D7). */
const longestStallMs = 15 * 60_000;

/** Operation ↔ use case, nothing else. */
export function contactRoutes(ports: CataloguePorts): readonly Route[] {
  const { contacts, cases, calendar, feed } = ports;
  const today = () => calendar.today();
  const list = listContacts({ contacts, today });
  const record = recordContact(ports);
  const caseFactsFor = async (id: Parameters<typeof cases.get>[0] | undefined) => {
    const matter = id === undefined ? undefined : await cases.get(id);
    return matter === undefined ? {} : { case: caseFactsOf(matter, today()) };
  };

  /** Contacts that the case keeps readable beyond their own term. */
  const keptForCase = async (matter: CaseFacts | undefined) => {
    if (matter === undefined) return [];
    const some = await contacts.some(matter.contacts);
    return some
      .filter((contact) => keptForOn(contact, today()).some((one) => one.case === matter.id))
      .map(({ id }) => id);
  };

  return [
    bind(listContactsOperation, {
      prepare: async ({ query }, { standing }) => {
        const filters = {
          channels: listed(query.channel),
          lines: listed(query.line),
          ...(query.from === undefined ? {} : { from: query.from }),
          ...(query.to === undefined ? {} : { to: query.to }),
        };
        const facts = { purpose: query.purpose, scope: query.scope, ...(await caseFactsFor(query.case)) };
        const kept = await keptForCase(facts.case);
        const allowed = listCondition({
          standing,
          purpose: query.purpose,
          scope: query.scope,
          today: today(),
          ...(facts.case === undefined ? {} : { case: facts.case }),
          kept,
        });
        return {
          facts,
          objects: query.case === undefined ? [] : [query.case],
          entry: { filters: [query.scope, ...filterKinds(filters)] },
          carry: { filters, allowed, kept },
        };
      },
      use: ({ permit, carry }, { query }) =>
        list(permit, {
          ...carry,
          ...(query.limit === undefined ? {} : { limit: Math.max(1, Number(query.limit)) }),
          ...(query.after === undefined ? {} : { after: query.after }),
        }),
    }),
    bind(readContactOperation, {
      prepare: async ({ params, query }) => {
        const contact = await contacts.rows.get(params.contact);
        return {
          facts: {
            purpose: query.purpose,
            contacts: contact === undefined ? [] : [factsOf(contact, today())],
            ...(await caseFactsFor(query.case)),
          },
          objects: [params.contact, ...(query.case === undefined ? [] : [query.case])],
          entry: {},
          carry: contact,
        };
      },
      use: ({ carry, standing }, { query }) => {
        if (carry === undefined) throw refuse("unknown");
        const heard = carry.agent === standing.person ? "shown" : "left-out";
        return rowOf(carry, today(), { heard, purpose: query.purpose });
      },
    }),
    bind(recordContactOperation, {
      use: async (_granted, { body }) => {
        if ((await feed.stalledMs()) > longestStallMs) throw refuse("no-ledger");
        const kept = await record(body);
        feed.wake();
        return answer(kept, { status: kept.first ? 201 : 200 });
      },
    }),
    bind(findBySource, {
      use: async (_granted, { body }) => {
        const { rows } = await contacts.rows.find({
          where: { field: "sourceKey", is: body.sourceKey },
          limit: 1,
        });
        const kept = rows[0];
        return {
          found:
            kept === undefined
              ? null
              : { contact: kept.id, contentMark: kept.contentMark, lastDay: kept.lastDay },
        };
      },
    }),
    bind(accessFacts, {
      use: async (_granted, { body }) => {
        const [known, buried, matter] = await Promise.all([
          contacts.some(body.contacts),
          contacts.buried(body.contacts),
          body.case === undefined ? undefined : cases.get(body.case),
        ]);
        const facts = matter === undefined ? undefined : caseFactsOf(matter, today());
        return {
          contacts: known.map((contact) => {
            const {
              id,
              register,
              class: retention,
              channel,
              line,
              unit,
              agent,
              audio,
              callMarks,
              rectified,
              language,
              parts,
              wraps,
              anchorDate,
            } = contact;
            const row = rowOf(contact, today(), { heard: "left-out" });
            const decided = {
              id,
              register,
              class: retention,
              channel,
              line,
              unit,
              agent,
              open: factsOf(contact, today()).open,
            };
            const longer = keptForOn(contact, today()).map(({ case: of, until }) => ({ case: of, until }));
            return {
              ...decided,
              row,
              audio,
              ...(callMarks === undefined ? {} : { callMarks }),
              rectified: [...rectified],
              language,
              parts,
              wraps,
              anchorDate,
              keptFor: longer,
            };
          }),
          case:
            matter === undefined || facts === undefined
              ? null
              : {
                  ...viewOf(matter),
                  state: facts.state,
                  ...(facts.closedOn === undefined ? {} : { closedOn: facts.closedOn }),
                },
          tombstones: buried.map(({ id, lastDay }) => ({ contact: id, lastDay })),
        };
      },
    }),
    bind(envelopes, {
      use: async (_granted, { body }) => ({
        envelopes: (await contacts.some(body.contacts)).map(
          ({ id, register, class: retention, anchorDate, lastDay, envelope, wraps }) => ({
            contact: id,
            register,
            class: retention,
            anchorDate,
            lastDay,
            envelope,
            wraps,
          }),
        ),
      }),
    }),
    bind(keepingFacts, {
      use: async (_granted, { body }) => ({
        contacts: (await contacts.some(body.contacts)).map((contact) => {
          const { holds, freezes, erasure } = keepingOf(contact);
          const { id, keptUntil, parts } = contact;
          return { id, keptUntil, parts, holds: [...holds], freezes: [...freezes], erasure };
        }),
      }),
    }),
    bind(noteHeard, {
      use: async (_granted, { body }) => {
        await contacts.rows.change(body.contact, (contact) =>
          isPast(contact.keptUntil, today()) || contact.heard.some(({ sitting }) => sitting === body.sitting)
            ? undefined
            : {
                ...contact,
                heard: [...contact.heard, { sitting: body.sitting, on: body.on, role: body.role }],
              },
        );
        return {};
      },
    }),
  ];
}

function listed(joined: string | undefined): string[] {
  return (joined ?? "").split(",").filter((one) => one !== "");
}
