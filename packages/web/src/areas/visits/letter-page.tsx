import type { VisitId } from "@tallenne/domain";
import { type Answer, call } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { isoDayOf } from "../../format/civil-time.ts";
import { Answered } from "../../parts/answered.tsx";
import { Letter } from "../../parts/letter.tsx";
import { Link } from "../../route/link.tsx";
import type { PageParams } from "../../route/page-params.ts";
import { usePolicy } from "../../session/policy.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { letterOf } from "./letter.ts";
import { type Office, useOffices } from "./offices.ts";
import "./visits.css";

type Read = Answer<"readVisit">;

/** The invitation as the citizen reads it: times, place, what to bring, other ways. It names nobody and repeats nothing of what was asked. */
export function LetterPage({ params }: PageParams) {
  const say = useWords();
  const id = params["visit"] as VisitId;
  const visit = useAnswer("readVisit", { params: { visit: id } });
  const offices = useOffices();
  return (
    <Page title={say("visits.letter")} acts={["access.viewed"]} narrow>
      <p className="unprinted">
        <Link to={`/visits/${id}`}>{say("visits.back")}</Link>
      </p>
      <Answered query={offices}>
        {({ rows }) => (
          <Answered query={visit} rows={10}>
            {(read) => <Invitation read={read} offices={rows} />}
          </Answered>
        )}
      </Answered>
    </Page>
  );
}

function Invitation({ read, offices }: { readonly read: Read; readonly offices: readonly Office[] }) {
  const { visit, events } = read;
  const today = usePolicy().data?.today ?? visit.due;
  // The letter is of the day on which its times were offered or agreed, whenever it is printed.
  const told = events.findLast(({ event }) => event === "offered" || event === "confirmed");
  const on = told === undefined ? today : isoDayOf(told.at);
  const letter = letterOf(
    visit,
    offices.find(({ id }) => id === visit.office),
    { on, noShows: events.filter(({ event }) => event === "no-show").length },
  );
  const params = { visit: visit.id };
  return (
    <Letter
      register="calls"
      letter={letter}
      file={{
        name: "invitation",
        note: (file) => call("noteVisitLetter", { params, body: { letter: "invitation", ...file } }),
      }}
    />
  );
}
