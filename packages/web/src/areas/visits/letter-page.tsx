import type { VisitId } from "@tallenne/domain";
import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Letter } from "../../parts/letter.tsx";
import { Link } from "../../route/link.tsx";
import type { PageParams } from "../../route/page-params.ts";
import { usePolicy } from "../../session/policy.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { letterOf } from "./letter.ts";
import { type Office, useOffices } from "./offices.ts";
import "./visits.css";

/** The invitation as the citizen reads it: times, place, what to bring, other ways. It names nobody and repeats nothing of what was asked. */
export function LetterPage({ params }: PageParams) {
  const say = useWords();
  const id = params["visit"] as VisitId;
  const visit = useAnswer("readVisit", { params: { visit: id } });
  const offices = useOffices();
  return (
    <Page title={say("visits.letter")} acts={["access.viewed"]} narrow>
      <p className="letter-acts">
        <Link to={`/visits/${id}`}>{say("visits.back")}</Link>
        <Button variant="secondary" onClick={() => window.print()}>
          {say("visits.print")}
        </Button>
      </p>
      <Answered query={offices}>
        {({ rows }) => (
          <Answered query={visit} rows={10}>
            {({ visit: read }) => <Invitation visit={read} offices={rows} />}
          </Answered>
        )}
      </Answered>
    </Page>
  );
}

function Invitation({
  visit,
  offices,
}: {
  readonly visit: Answer<"readVisit">["visit"];
  readonly offices: readonly Office[];
}) {
  const today = usePolicy().data?.today ?? visit.due;
  return (
    <Letter
      register="calls"
      {...letterOf(
        visit,
        offices.find(({ id }) => id === visit.office),
        today,
      )}
    />
  );
}
