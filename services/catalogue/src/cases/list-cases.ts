import type { PersonId } from "@tallenne/domain";
import type { Calendar } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { Case } from "./case.ts";

/** Own cases in one answer. */
const most = 500;

/** A person's cases that give access today, newest first; `more` when older ones were left out. */
export function listCases({
  cases,
  calendar,
}: {
  readonly cases: Collection<Case>;
  readonly calendar: Calendar;
}) {
  return async (person: PersonId): Promise<{ readonly rows: readonly Case[]; readonly more: boolean }> => {
    const isOwn = {
      any: [
        { field: "owner", is: person },
        { field: "members", contains: person },
      ],
    };
    const isOpen = [
      { field: "state", is: "open" },
      { field: "until", from: calendar.today() },
    ];
    const { rows, next } = await cases.find({
      where: { all: [...isOpen, isOwn] },
      order: [{ field: "openedAt", direction: "desc" }],
      limit: most,
    });
    return { rows, more: next !== undefined };
  };
}
