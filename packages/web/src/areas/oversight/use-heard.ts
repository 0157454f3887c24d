import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { type Heard, heardActions, heardOf } from "./heard.ts";

/** Most entries of each act that are read: further ones are told of. */
const most = 500;

/** What the ledger knows of the hearing of one contact, newest first. */
export interface HeardOfContact {
  readonly heard: readonly Heard[];
  readonly more: boolean;
}

/** Reads every entry of a contact that says which seconds were heard. Each page read is an entry itself. */
export function useHeard(contact: string): UseQueryResult<HeardOfContact, Failure> {
  return useQuery<HeardOfContact, Failure>({
    queryKey: ["listEntries", "heard", contact],
    queryFn: async ({ signal }) => {
      const read = await Promise.all(heardActions.map((action) => entriesOf(contact, action, signal)));
      const heard = read.flatMap(({ rows }) => rows.flatMap(({ entry }) => heardOf(entry) ?? []));
      return {
        heard: heard.toSorted((a, b) => (a.entry.at < b.entry.at ? 1 : -1)),
        more: read.some(({ more }) => more),
      };
    },
  });
}

async function entriesOf(contact: string, action: (typeof heardActions)[number], signal: AbortSignal) {
  const rows: Answer<"listEntries">["rows"] = [];
  let after: string | undefined;
  do {
    const query = { action, object: contact as never, ...(after === undefined ? {} : { after }) };
    const page = await call("listEntries", { query }, { signal });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined && rows.length < most);
  return { rows, more: after !== undefined };
}
