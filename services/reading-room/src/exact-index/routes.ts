import { decide } from "@tallenne/access";
import { refuse, searchContacts } from "@tallenne/contracts";
import { contactDetail, helsinkiDateOf } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import { decidedFacts, knownOf } from "../contents/contact-facts.ts";
import type { RoomPorts } from "../ports.ts";

/** Candidates of one answer. */
const most = 200;

/** What each kind of detail counts as evidence of (A11.3b). */
const evidence = {
  phone: "number",
  email: "email",
  "identity-code": "identity-code",
  "business-id": "business-id",
} as const;

/**
 * Operation ↔ use case: hits of the exact index become candidates only when the policies would let this person find each of them, so that counts leak
 * nothing. The typed detail is used and forgotten; the ledger is told its kind.
 */
export function searchRoutes({ index, peers, calendar, clock, allowTest }: RoomPorts): readonly Route[] {
  return [
    bind(searchContacts, {
      prepare: async ({ body }) => {
        const known = await knownOf(peers, [], body.case);
        const criteria = [
          body.detail.kind,
          ...(body.from === undefined && body.to === undefined ? [] : ["time"]),
          ...(body.channels === undefined ? [] : ["channel"]),
        ];
        return {
          facts: { purpose: body.purpose, ...(known.case === undefined ? {} : { case: known.case }) },
          objects: [body.case],
          entry: { criteria },
          carry: known,
        };
      },
      use: async ({ standing, carry: { case: matter } }, { body }) => {
        const today = calendar.today();
        const detail = contactDetail(body.detail.kind, body.detail.value, { today, allowTest });
        if ("finding" in detail)
          throw refuse("bad-input", { findings: [{ pointer: "/detail/value", code: detail.finding }] });
        const hits = await index.find(detail);
        const found = (
          await Promise.all(batched(hits.contacts).map((ids) => knownOf(peers, ids, undefined)))
        ).flatMap(({ contacts }) => contacts);
        const shown = found
          .filter((contact) => {
            const facts = {
              purpose: body.purpose,
              contacts: [decidedFacts(contact)],
              ...(matter === undefined ? {} : { case: matter }),
            };
            return (
              contact.open &&
              "permit" in decide({ act: "contact.search", standing, facts, today, now: clock.now() })
            );
          })
          .filter(({ row }) => {
            const day = helsinkiDateOf(row.startedAt);
            const inTime =
              (body.from === undefined || day >= body.from) && (body.to === undefined || day <= body.to);
            return inTime && (body.channels === undefined || body.channels.includes(row.channel));
          })
          .toSorted((a, b) => (a.row.startedAt < b.row.startedAt ? 1 : -1));
        const linked = new Set(matter?.contacts);
        const timed = body.from === undefined && body.to === undefined ? [] : ["time"];
        return {
          candidates: shown.slice(0, most).map(({ row }) => ({
            ...row,
            linked: linked.has(row.id),
            evidence: [evidence[body.detail.kind], ...timed],
          })),
          more: hits.more || shown.length > most,
        };
      },
    }),
  ];
}

function batched<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) =>
    all.slice(at * most, (at + 1) * most),
  );
}
