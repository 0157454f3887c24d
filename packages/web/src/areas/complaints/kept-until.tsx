import type { ContactRow } from "@tallenne/contracts";
import { dateWords } from "../../format/date-words.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";

/** The last day a contact is kept, and what keeps it longer than its own term. */
export function KeptUntil({ row }: { readonly row: ContactRow }) {
  const say = useWords();
  const language = useLanguage();
  const day = dateWords(row.keeping === "frozen" ? row.lastDay : row.keptUntil, language);
  if (row.keeping === "standard") return day;
  return (
    <>
      {day}{" "}
      <StatusMark
        icon={row.keeping === "held" ? "pin" : "snow"}
        words={say(row.keeping === "held" ? "holds.is-held" : "holds.is-frozen")}
      />
    </>
  );
}
