import type { CaseView } from "@tallenne/contracts";
import { call } from "../../api/client.ts";
import { typedDay } from "../../format/typed-day.ts";
import type { Asked } from "./asked.ts";
import { detailKind } from "./detail-kind.ts";
import type { Found } from "./found.ts";

/**
 * Asks for candidates: by exact contact detail from the reading room, or, where none is typed, by time and queue from the catalogue. Throws `Failure`.
 * The typed detail travels in a body, never in an address.
 */
export async function lookFor(matter: CaseView, asked: Asked): Promise<Found> {
  const kind = detailKind(asked.detail);
  const from = typedDay(asked.from);
  const to = typedDay(asked.to);
  const time = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const within = { purpose: matter.purpose, case: matter.id };
  if (kind !== undefined) {
    const { candidates, more } = await call("searchContacts", {
      body: {
        ...within,
        detail: { kind, value: asked.detail.trim() },
        ...time,
        ...(asked.channel === "" ? {} : { channels: [asked.channel] }),
      },
    });
    return { asked, candidates, more };
  }
  const { rows, next } = await call("listContacts", {
    query: {
      ...within,
      ...time,
      scope: "queue",
      limit: "200",
      ...(asked.channel === "" ? {} : { channel: asked.channel }),
      ...(asked.line === "" ? {} : { line: asked.line }),
    },
  });
  const linked = new Set(matter.contacts.map(({ contact }) => contact));
  return {
    asked,
    candidates: rows.map((row) => ({ ...row, linked: linked.has(row.id), evidence: ["time"] })),
    more: next !== undefined,
  };
}
