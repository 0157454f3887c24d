import type { LiveVisitView, VisitView } from "@tallenne/contracts";
import { useState } from "react";
import { useAnswer } from "../../api/queries.ts";
import { dayWords } from "../../format/date-words.ts";
import { civilDate } from "../../format/civil-time.ts";
import type { Failure } from "../../api/failure.ts";
import { Loading } from "../../parts/loading.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useStore } from "../../platform/store.ts";
import type { PageParams } from "../../route/page-params.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { useOfficeName } from "../visits/offices.ts";
import { Arrival } from "./arrival.tsx";
import { AfterVisit } from "./after-visit.tsx";
import { Asks } from "./asks.tsx";
import "./console.css";
import type { ConsoleSeat } from "./console-seat.ts";
import { CodeStep } from "./code-step.tsx";
import { Controls } from "./controls.tsx";
import { ItemsTable } from "./items-table.tsx";
import { Lights } from "./lights.tsx";
import { PresenceDialog } from "./presence-dialog.tsx";
import { Remark } from "./remark.tsx";
import { VisitSteps } from "./step-list.tsx";
import { TakeOver } from "./take-over.tsx";
import { stepNow } from "./steps.ts";
import { Seated, useConsoleSeat, type VisitId } from "./use-console.ts";
import { clockDigitsOf } from "./visit-time.ts";
import { endOf, isOpen } from "./visit-words.ts";

const acts = [
  "access.revealed",
  "visit.checked-in",
  "visit.identity",
  "visit.participant",
  "visit.started",
  "visit.control",
  "visit.ended",
] as const;

/** S-51: the console of one visit. It shows states, places and lights; no sound, no text, and no name but the one asked for at the identity step (T-W4). */
export function Console({ params }: PageParams) {
  const id = params["visit"] as VisitId;
  const live = useAnswer("readLiveVisit", { params: { visit: id } });
  const isBefore = live.error?.slug === "unknown";
  const booked = useAnswer("readVisit", { params: { visit: id } });
  if (live.data !== undefined) return <Taken first={live.data} booked={booked.data?.visit} />;
  const failed = [live.error, booked.error].find(
    (error) => error !== null && !(isBefore && error === live.error),
  );
  if (failed?.slug === "unknown" || failed?.slug === "not-permitted") return <NotFound />;
  if (isBefore && booked.data !== undefined)
    return <Arrival booked={booked.data.visit} onArrived={() => void live.refetch()} />;
  return <Waiting failure={failed ?? null} retry={() => void live.refetch()} />;
}

function Waiting({ failure, retry }: { readonly failure: Failure | null; readonly retry: () => void }) {
  const say = useWords();
  return (
    <Page title={say("console.title")}>
      {failure === null ? <Loading /> : <ProblemNote failure={failure} retry={retry} />}
    </Page>
  );
}

/** Takes the seat for as long as the page lives. */
function Taken({ first, booked }: { readonly first: LiveVisitView; readonly booked: VisitView | undefined }) {
  const seat = useConsoleSeat(first.visit);
  if (seat === undefined) return <Waiting failure={null} retry={() => undefined} />;
  return (
    <Seated value={seat}>
      <Seat seat={seat} first={first} booked={booked} />
    </Seated>
  );
}

function Seat({
  seat,
  first,
  booked,
}: {
  readonly seat: ConsoleSeat;
  readonly first: LiveVisitView;
  readonly booked: VisitView | undefined;
}) {
  const say = useWords();
  const language = useLanguage();
  const view = useStore(seat.view);
  const visit = view.visit ?? first;
  const isOver = endOf(visit) !== undefined;
  const isSupervised = visit.supervisor !== null;
  const mayAct = visit.isOwn || !isSupervised;
  const office = useOfficeName(visit.office);
  const day = dayWords(civilDate(visit.day), { language, today: visit.day });
  return (
    <Page
      title={say("console.title")}
      heading={`${say("console.title")} ${booked?.number ?? ""}`.trim()}
      acts={acts}
      aside={<Lights visit={visit} isLost={view.isLost} />}
    >
      <p className="visit-line">
        {say("console.room-at", { day, from: visit.from, to: visit.to, office })}
        {visit.endsAt === null || isOver
          ? ""
          : ` · ${say("console.ends-at", { time: clockDigitsOf(visit.endsAt, language) })}`}
      </p>
      <Notices seat={seat} visit={visit} />
      {isOver ? (
        <AfterVisit visit={visit} />
      ) : (
        <>
          {stepNow(visit) === undefined ? (
            <Listening visit={visit} />
          ) : (
            <Preparing visit={visit} mayAct={mayAct} />
          )}
          {visit.isOwn ? <Controls visit={visit} /> : null}
        </>
      )}
      {view.isAsked ? <PresenceDialog onAnswer={seat.touched} /> : null}
    </Page>
  );
}

/** Before the listening: the steps with the one that is next. */
function Preparing({ visit, mayAct }: { readonly visit: LiveVisitView; readonly mayAct: boolean }) {
  const say = useWords();
  return (
    <div className="console">
      <section aria-labelledby="steps">
        <h2 id="steps">{say("console.steps")}</h2>
        <VisitSteps visit={visit} mayAct={mayAct} />
      </section>
      <div>
        {visit.items.length === 0 ? null : <ItemsTable visit={visit} />}
        {visit.isOwn ? <Remark visit={visit.visit} /> : null}
      </div>
    </div>
  );
}

/** While the citizen listens: places, what is asked for, remarks; the steps in a line. */
function Listening({ visit }: { readonly visit: LiveVisitView }) {
  return (
    <>
      <VisitSteps visit={visit} mayAct={false} />
      {visit.isOwn && visit.lights.terminal !== "here" ? <PairAgain visit={visit} /> : null}
      <div className="console">
        <div>
          <ItemsTable visit={visit} />
          {visit.isOwn ? <Remark visit={visit.visit} /> : null}
        </div>
        <Asks visit={visit} />
      </div>
    </>
  );
}

/** A terminal that broke or was loaded anew shows a code again. */
function PairAgain({ visit }: { readonly visit: LiveVisitView }) {
  const say = useWords();
  return (
    <details>
      <summary>{say("console.pair-again")}</summary>
      <CodeStep visit={visit} />
    </details>
  );
}

function Notices({ seat, visit }: { readonly seat: ConsoleSeat; readonly visit: LiveVisitView }) {
  const say = useWords();
  const language = useLanguage();
  const { isLost, alerts } = useStore(seat.view);
  const [isOwnAtFirst] = useState(visit.isOwn);
  return (
    <>
      {isLost && (visit.isOwn || isOwnAtFirst) && isOpen(visit) ? (
        <Note tone="alert">{say("console.lost")}</Note>
      ) : null}
      {alerts.map((alert) => (
        <Note key={`${alert.kind} ${alert.at}`} tone="alert">
          <p>
            {clockDigitsOf(alert.at, language)} {say(`console.alert-${alert.kind}`)}
          </p>
          <button type="button" className="plain-button" onClick={() => seat.seen(alert)}>
            {say("console.seen")}
          </button>
        </Note>
      ))}
      {visit.away === null || endOf(visit) !== undefined ? null : (
        <Note tone="warning">
          <p>
            {say(`console.away-${visit.away.cause}`)}{" "}
            {say("console.away-until", { time: clockDigitsOf(visit.away.until, language) })}
          </p>
          <p>{say("console.resume-hint")}</p>
        </Note>
      )}
      {visit.isHeldBack && visit.away === null && endOf(visit) === undefined ? (
        <Note tone="warning">{say("console.is-held-back")}</Note>
      ) : null}
      {visit.supervisor !== null && !visit.isOwn && endOf(visit) === undefined ? (
        <TakeOver visit={visit} />
      ) : null}
    </>
  );
}
