import {
  freezeContact,
  groundFreeze,
  refuse,
  releaseFreeze as releaseOperation,
  type FrozenView,
} from "@tallenne/contracts";
import { type FreezeId, isPast, keptUntil } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import type { Contact } from "../contacts/contact.ts";
import { keepingOf } from "../contacts/keeping.ts";
import type { CataloguePorts } from "../ports.ts";
import { endLegalFreeze, enterGround, placeLegalFreeze } from "./change-freeze.ts";
import { frozenViewOf } from "./frozen-view.ts";
import { openLegalMatter } from "./legal-matter.ts";

/** Operation ↔ use case, nothing else. */
export function freezeRoutes(ports: CataloguePorts): readonly Route[] {
  const { cases, contacts, calendar, chance } = ports;
  const place = placeLegalFreeze(ports);
  const enter = enterGround(ports);
  const end = endLegalFreeze(ports);
  const open = openLegalMatter(ports);
  const shown = async (contact: Contact, id: FreezeId): Promise<FrozenView> => {
    const freeze = contact.freezes.find((one) => one.id === id);
    if (freeze === undefined) throw refuse("unknown");
    const caseNumber = (await cases.get(freeze.case))?.number ?? null;
    return frozenViewOf(contact, freeze, { today: calendar.today(), caseNumber });
  };

  return [
    bind(freezeContact, {
      prepare: ({ params }) => ({ objects: [params.contact] }),
      use: async ({ standing, entry }, { params, body }) => {
        const { contact } = params;
        const { cause, ground, until } = body;
        const found = await contacts.rows.get(contact);
        if (found === undefined) throw refuse("unknown");
        if (isPast(found.keptUntil, calendar.today()) || found.disposal !== null) throw refuse("gone");
        // Before a matter is opened for it.
        if (until !== undefined && until < calendar.today())
          throw refuse("bad-input", { findings: [{ pointer: "/until", code: "out-of-bounds" }] });
        const known = body.case === undefined ? undefined : await cases.get(body.case);
        if (body.case !== undefined && (known?.kind !== "legal-matter" || known.state !== "open"))
          throw refuse("unknown");
        const standingAlready = found.freezes.some(
          (one) => one.case === body.case && one.releasedOn === null,
        );
        if (standingAlready) throw refuse("changed-meanwhile");
        const of = body.case ?? chance.id("case");
        if (body.case === undefined)
          await open(
            of,
            standing,
            entry("case.opened", { objects: [of], facts: { kind: "legal-matter", purpose: "p4" } }),
          );
        const id = chance.id("freeze");
        const objects = [contact, id, of];
        const frozen = await place(contact, {
          id,
          case: of,
          cause,
          ground,
          until,
          by: standing.person,
          entries: [
            entry("retention.freeze.placed", {
              objects,
              facts: { lastDay: found.lastDay, cause, ground },
            }),
            ...(until === undefined ? [] : [entry("retention.freeze.ending", { objects, facts: { until } })]),
          ],
        });
        return shown(frozen, id);
      },
    }),
    bind(groundFreeze, {
      prepare: ({ params }) => ({ objects: [params.contact, params.freeze] }),
      use: async ({ standing, entry }, { params, body }) => {
        const facts = { ground: body.ground };
        const grounded = await enter(params, {
          ground: body.ground,
          by: standing.person,
          entry: entry("retention.freeze.beyond-notice", {
            objects: [params.contact, params.freeze],
            facts,
          }),
        });
        return shown(grounded, params.freeze);
      },
    }),
    bind(releaseOperation, {
      prepare: ({ params }) => ({ objects: [params.contact, params.freeze] }),
      use: async ({ standing, entry }, { params, body }) => {
        const today = calendar.today();
        const ended = await end(params, {
          by: standing.person,
          entries: (changed) => [
            entry("retention.freeze.released", {
              objects: [params.contact, params.freeze],
              facts: { overdue: isPast(keptUntil(changed), today), reason: body.reason },
            }),
          ],
        });
        const overdue = isPast(keptUntil(keepingOf(ended)), today);
        return { ...(await shown(ended, params.freeze)), overdue };
      },
    }),
  ];
}
