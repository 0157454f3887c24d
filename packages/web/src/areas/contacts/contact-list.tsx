import { useEffect, useLayoutEffect, useState } from "react";
import { useAnswer } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Loading } from "../../parts/loading.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useReturnToRow } from "../../parts/return-to-row.ts";
import { useStore } from "../../platform/store.ts";
import { rememberedFilters, rememberFilters } from "../../route/filters.ts";
import { location } from "../../route/location.ts";
import { workFor } from "../../session/acts.ts";
import { useMe } from "../../session/use-me.ts";
import { working } from "../../session/working.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { Coachings } from "./coachings.tsx";
import { askedBy, type ContactFilters, countOf, isKeptList, noFilters } from "./contact-filters.ts";
import { ContactTable } from "./contact-table.tsx";
import { FilterPanel } from "./filter-panel.tsx";
import { useContactPages } from "./use-contact-pages.ts";
import "./contacts.css";

/** S-10: an adviser's own contacts of fourteen days, a team lead's team; metadata only, purpose P0. */
export function ContactList() {
  const say = useWords();
  const { role } = useMe();
  const { key } = useStore(location);
  const [kept] = useState(() => {
    const remembered = rememberedFilters(key);
    return isKeptList(remembered) ? remembered : { filters: noFilters, pages: 1 };
  });
  const [filters, setFilters] = useState<ContactFilters>(kept.filters);
  const [open, setOpen] = useState(false);
  const isPurposed = useStore(working)?.purpose === "p0";
  const scope = role === "tl" ? "team" : "own";
  const list = useContactPages({ purpose: "p0", scope, ...askedBy(filters) }, isPurposed);
  const cases = useAnswer("listCases", {}, { when: isPurposed });
  const pages = list.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const isSettled = pages.length > 0 && !cases.isPending;
  const { hasNextPage, isFetching, fetchNextPage } = list;
  // Before the first paint, so that the bar has its lines at once.
  useLayoutEffect(() => workFor({ purpose: "p0" }), []);
  useEffect(() => {
    if (pages.length > 0) rememberFilters(key, { filters, pages: Math.max(pages.length, kept.pages) });
  }, [key, filters, pages.length, kept.pages]);
  // After Back, as many pages as were shown, before the row is looked for.
  const lacks = pages.length > 0 && pages.length < kept.pages && hasNextPage;
  useEffect(() => {
    if (lacks && !isFetching) void fetchNextPage();
  }, [lacks, isFetching, fetchNextPage]);
  useReturnToRow(isSettled && !lacks);
  const narrowed = countOf(filters);
  const count = hasNextPage ? say("contacts.count-more", { n: rows.length }) : String(rows.length);
  return (
    <Page
      title={say(role === "tl" ? "contacts.team-title" : "contacts.own-title")}
      acts={["access.listed", "access.viewed"]}
      worksOn="contacts"
      aside={
        <div className="list-aside">
          <span className="quiet">
            {say("contacts.days")}
            {pages.length === 0 ? "" : ` · ${count}`}
          </span>
          <Button variant="secondary" expanded={open} onClick={() => setOpen(!open)}>
            <Icon name="filter" />{" "}
            {narrowed === 0 ? say("shell.filters") : say("contacts.filters-on", { n: narrowed })}
          </Button>
        </div>
      }
    >
      {open ? (
        <FilterPanel
          filters={filters}
          onApply={(next) => {
            setFilters(next);
            setOpen(false);
          }}
        />
      ) : null}
      {isSettled ? (
        <Coachings cases={cases.data?.rows ?? []} rows={rows} today={pages[0]?.today ?? ""} />
      ) : null}
      {list.isError && !isFetching ? (
        <ProblemNote failure={list.error} retry={() => void list.refetch()} />
      ) : !isSettled ? (
        <Loading rows={10} />
      ) : rows.length === 0 ? (
        <p>{say(narrowed === 0 ? "shell.none" : "shell.empty")}</p>
      ) : (
        <ContactTable rows={rows} today={pages[0]?.today ?? ""} cases={cases.data?.rows ?? []} />
      )}
      <output className="unseen">{rows.length === 0 ? "" : say("contacts.shown", { n: rows.length })}</output>
      {hasNextPage ? (
        <Button variant="secondary" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {say("shell.more")}
        </Button>
      ) : null}
    </Page>
  );
}
