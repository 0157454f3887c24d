import { type SubmitEvent, useState } from "react";
import type { Answer } from "../../api/client.ts";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { dayField, typedDay } from "../../format/typed-day.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { dayBeside } from "../../parts/day-beside.ts";
import { DayField } from "../../parts/day-field.tsx";
import { Link } from "../../route/link.tsx";
import { usePolicy } from "../../session/policy.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { EnrolDialog } from "./enrol-dialog.tsx";
import { FolderDrop } from "./folder-drop.tsx";
import { useLiveCounts } from "./live-counts.ts";
import { LiveNote } from "./live-note.tsx";
import { LineTable } from "./line-table.tsx";
import { SourceTable } from "./source-table.tsx";
import { WatchedFolders } from "./watched-folders.tsx";
import { Quarantine } from "./quarantine.tsx";
import { TotalsDialog } from "./totals-dialog.tsx";
import "./intake.css";

type Day = Answer<"readIntake">["day"];

/** S-90 and S-91: what came on a day, line by line, and what waits. Nothing here shows content. */
export function IntakePage() {
  const say = useWords();
  const today = usePolicy().data?.today;
  const [day, setDay] = useState<Day>();
  const [enrolling, setEnrolling] = useState(false);
  const [stating, setStating] = useState(false);
  const overview = useAnswer("readIntake", { query: day === undefined ? {} : { day } });
  const shown = day ?? overview.data?.day ?? today;
  return (
    <Page
      title={say("intake.title")}
      acts={[
        "intake.overseen",
        "contact.repaired",
        "contact.rejected",
        "source.enrolled",
        "intake.handed-over",
      ]}
      aside={
        <>
          <Link to="/health">{say("intake.health-title")}</Link>
          <Button variant="secondary" onClick={() => setEnrolling(true)}>
            {say("intake.enrol")}
          </Button>
        </>
      }
    >
      {shown === undefined || today === undefined ? null : (
        <DayChoice key={shown} day={shown} today={today} onDay={setDay} />
      )}
      <Answered query={overview}>
        {(read) => (
          <>
            {day === undefined ? <LiveLines overview={read} /> : <LineTable overview={read} />}
            <div className="buttons">
              <Button variant="secondary" onClick={() => setStating(true)}>
                {say("intake.totals")}
              </Button>
            </div>
            <Quarantine first={read} day={day} />
            <WatchedFolders folders={read.folders} />
            <SourceTable />
          </>
        )}
      </Answered>
      <FolderDrop unfinished={overview.data?.unfinishedUploads ?? 0} />
      {stating && shown !== undefined ? <TotalsDialog day={shown} onClose={() => setStating(false)} /> : null}
      {enrolling ? <EnrolDialog onClose={() => setEnrolling(false)} /> : null}
    </Page>
  );
}

/** Today's lines as they are told live; what the page was read with stands until the first of them comes. */
function LiveLines({ overview }: { readonly overview: Answer<"readIntake"> }) {
  const { counts, isLive } = useLiveCounts();
  // The note has its place from the first: nothing moves when the connection is there.
  if (counts === undefined)
    return (
      <>
        <p className="live-note" />
        <LineTable overview={overview} />
      </>
    );
  const shown = overview.next === undefined ? overview.quarantine.length : counts.waiting;
  return (
    <>
      <LiveNote
        at={counts.at}
        isLive={isLive}
        newWaiting={counts.waiting - shown}
        onShow={() => void askAgain("readIntake")}
      />
      <LineTable overview={counts} />
    </>
  );
}

function DayChoice({
  day,
  today,
  onDay,
}: {
  readonly day: Day;
  readonly today: Day;
  readonly onDay: (day: Day) => void;
}) {
  const say = useWords();
  const [typed, setTyped] = useState(dayField(day));
  const [checked, setChecked] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    const wanted = typedDay(typed);
    if (wanted !== undefined) onDay(wanted);
  };
  return (
    <form className="intake-day" onSubmit={submit}>
      <DayField label={say("intake.day")} name="day" value={typed} onChange={setTyped} checked={checked} />
      <Button type="submit" variant="secondary">
        {say("intake.day-show")}
      </Button>
      <Button variant="plain" onClick={() => onDay(dayBeside(day, -1))}>
        {say("intake.day-before")}
      </Button>
      {day < today ? (
        <Button variant="plain" onClick={() => onDay(dayBeside(day, 1))}>
          {say("intake.day-after")}
        </Button>
      ) : null}
      <Button variant="plain" onClick={() => void askAgain("readIntake")}>
        {say("intake.again")}
      </Button>
    </form>
  );
}
