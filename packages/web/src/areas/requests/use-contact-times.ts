import type { RequestView } from "@tallenne/contracts";
import { useAnswer } from "../../api/queries.ts";
import { startWords } from "../../format/date-words.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";

type ContactId = RequestView["candidates"][number]["contact"];

/** When each contact of a request began, in words, for who works on it; "not shown" of those that the list does not show. */
export function useContactTimes(
  { id }: Pick<RequestView, "id">,
  mayList: boolean,
): (contact: ContactId) => string {
  const say = useWords();
  const language = useLanguage();
  const query = { purpose: "p4", case: id, scope: "case" } as const;
  const listed = useAnswer("listContacts", { query }, { when: mayList }).data;
  return (contact) => {
    const row = listed?.rows.find((one) => one.id === contact);
    if (row === undefined || listed === undefined) return say("requests.not-listed");
    return startWords(row.startedAt, { language, today: listed.today });
  };
}
