import type { VisitId } from "@tallenne/domain";
import { Fragment, type ReactNode } from "react";
import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { dateWords, instantWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Note } from "../../parts/note.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import { Link } from "../../route/link.tsx";
import type { PageParams } from "../../route/page-params.ts";
import { usePolicy } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { ConfirmSection } from "./confirm-section.tsx";
import { DeskActs } from "./desk-acts.tsx";
import { useOffices } from "./offices.ts";
import { slotWords } from "./slot-words.ts";
import "./visits.css";

type Read = Answer<"readVisit">;
const lastOffer = 3;

/** A visit from the offer to its record: what is agreed, what can be done, what has happened. No name stands here. */
export function VisitPage({ params }: PageParams) {
  const say = useWords();
  const visit = useAnswer("readVisit", { params: { visit: params["visit"] as VisitId } });
  const number = visit.data?.visit.number;
  return (
    <Page
      title={say("visits.visit-title")}
      {...(number === undefined ? {} : { heading: say("visits.visit-heading", { number }) })}
      acts={["access.viewed"]}
    >
      <Answered query={visit} rows={8}>
        {(read) => <Visit read={read} />}
      </Answered>
    </Page>
  );
}

function Visit({ read }: { readonly read: Read }) {
  const say = useWords();
  const { role } = useMe();
  const { visit, events } = read;
  const mayBook = role === "rc" || role === "os" || role === "ch";
  const noShows = events.filter(({ event }) => event === "no-show").length;
  const isOffered = visit.state === "offered" || visit.state === "rescheduled";
  const canOffer =
    ["rescheduled", "cancelled-by-office", "no-show"].includes(visit.state) && noShows < lastOffer;
  return (
    <>
      <Facts visit={visit} />
      {visit.state === "no-show" && noShows >= lastOffer ? (
        <Note tone="warning">{say("visits.last-offer")}</Note>
      ) : null}
      <p className="visits-choice">
        <Link to={`/visits/${visit.id}/letter`}>{say("visits.letter")}</Link>
        <Link to={`/visits/${visit.id}/record`}>{say("visits.record")}</Link>
        {role === "os" && visit.slot !== null ? (
          <Link to={`/visits/${visit.id}/console`}>{say("visits.console")}</Link>
        ) : null}
        {mayBook && canOffer ? (
          <Link to={`/visits/${visit.id}/offer`}>{say("visits.booking-again")}</Link>
        ) : null}
      </p>
      {mayBook && isOffered ? <ConfirmSection visit={visit} /> : null}
      {mayBook ? <DeskActs visit={visit} /> : null}
      <Events read={read} />
    </>
  );
}

function Facts({ visit }: { readonly visit: Read["visit"] }) {
  const say = useWords();
  const language = useLanguage();
  const today = usePolicy().data?.today ?? visit.due;
  const office = useOffices().data?.rows.find(({ id }) => id === visit.office);
  const room = office?.rooms.find(({ id }) => id === visit.slot?.room);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say("visits.state"), say(`visits.state-${visit.state}`)],
    [
      say("visits.facts-time"),
      visit.slot === null ? say("visits.facts-none") : slotWords(visit.slot, { language, today }),
    ],
    [
      say("visits.facts-place"),
      [office?.names[language] ?? visit.office, room?.name].filter(Boolean).join(", "),
    ],
    [say("visits.facts-length"), say("visits.facts-minutes", { n: visit.minutes })],
    [say("visits.facts-items"), visit.items],
    [say("visits.facts-offers"), visit.offers],
    [say("visits.facts-due"), dateWords(visit.due, language)],
  ];
  return (
    <>
      <dl className="facts">
        {rows.map(([words, value]) => (
          <Fragment key={words}>
            <dt>{words}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {visit.state === "offered" && visit.answerBy !== null ? (
        <p>{say("visits.facts-answer", { date: dateWords(visit.answerBy, language) })}</p>
      ) : null}
      {visit.newOfferBy === null ? null : (
        <Note tone="warning">
          {say("visits.facts-new-offer", { date: dateWords(visit.newOfferBy, language) })}
        </Note>
      )}
    </>
  );
}

function Events({ read }: { readonly read: Read }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <section aria-labelledby="events">
      <h2 id="events">{say("visits.events")}</h2>
      <RecordTable
        caption={say("visits.events")}
        columns={[
          {
            key: "when",
            words: say("visits.when"),
            header: true,
            renderCell: ({ at }) => instantWords(at, language),
          },
          {
            key: "event",
            words: say("visits.event"),
            renderCell: ({ event }) => say(`visits.event-${event}`),
          },
          { key: "who", words: say("visits.who"), renderCell: ({ actor }) => say(`visits.actor-${actor}`) },
        ]}
        rows={read.events}
        rowKey={({ id }) => id}
      />
    </section>
  );
}
