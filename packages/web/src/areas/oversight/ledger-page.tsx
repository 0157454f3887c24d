import { useState } from "react";
import { askAgain } from "../../api/queries.ts";
import { useStore } from "../../platform/store.ts";
import { rememberedFilters, rememberFilters } from "../../route/filters.ts";
import { Link } from "../../route/link.tsx";
import { location } from "../../route/location.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { Button } from "../../parts/button.tsx";
import { EntryFilterForm } from "./entry-filter-form.tsx";
import { type EntryFilters, noFilters } from "./entry-filters.ts";
import { EntryList } from "./entry-list.tsx";
import { LedgerState } from "./ledger-state.tsx";
import "./oversight.css";

/** S-70: the ledger, newest first, under its verified state. Reading it is an entry of its own. */
export function LedgerPage() {
  const say = useWords();
  const { key } = useStore(location);
  const [filters, setFilters] = useState<EntryFilters>(
    (rememberedFilters(key) as EntryFilters | undefined) ?? noFilters,
  );
  const filterBy = (next: EntryFilters) => {
    rememberFilters(key, next);
    setFilters(next);
  };
  return (
    <Page
      title={say("oversight.title")}
      acts={["ledger.read", "access.names.resolved"]}
      aside={
        <>
          <Link to="/oversight/promises">{say("oversight.promises-title")}</Link>
          <Link to="/oversight/statements">{say("oversight.statements-title")}</Link>
          <Button variant="secondary" onClick={() => void askAgain("listEntries", "readLedgerState")}>
            {say("oversight.again")}
          </Button>
        </>
      }
    >
      <LedgerState />
      <p className="quiet">{say("oversight.reading-logged")}</p>
      <EntryFilterForm key={JSON.stringify(filters)} filters={filters} onFilter={filterBy} />
      <EntryList filters={filters} onFilter={filterBy} />
    </Page>
  );
}
