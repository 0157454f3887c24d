import type { CaseId, VisitId } from "@tallenne/domain";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import type { PageParams } from "../../route/page-params.ts";
import { usePolicy } from "../../session/policy.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { OfferForm } from "./offer-form.tsx";
import { useOffices } from "./offices.ts";
import "./visits.css";

/** S-41: times for what a decision grants. */
export function BookingPage({ params }: PageParams) {
  const say = useWords();
  const matter = params["case"] as CaseId;
  const request = useAnswer("readRequest", { params: { case: matter } });
  return (
    <Page title={say("visits.booking-title")} acts={["visit.offered"]}>
      <Answered query={request}>
        {({ number, clock, language }) => (
          <Times matter={matter} number={number} due={clock.dueOn} asked={language} />
        )}
      </Answered>
    </Page>
  );
}

/** The same for a visit that gets new times: moved, cancelled by the office, or nobody came. */
export function OfferAgainPage({ params }: PageParams) {
  const say = useWords();
  const visit = useAnswer("readVisit", { params: { visit: params["visit"] as VisitId } });
  return (
    <Page title={say("visits.booking-again")} acts={["visit.offered"]}>
      <Answered query={visit}>
        {({ visit: read }) => <Times matter={read.case} number={read.number} due={read.due} visit={read} />}
      </Answered>
    </Page>
  );
}

type TimesProps = Pick<Parameters<typeof OfferForm>[0], "matter" | "number" | "due" | "asked" | "visit">;

function Times(props: TimesProps) {
  const say = useWords();
  const offices = useOffices();
  const today = usePolicy().data?.today;
  return (
    <Answered query={offices}>
      {({ rows }) =>
        rows.length === 0 || today === undefined ? (
          <p>{say("visits.no-offices")}</p>
        ) : (
          <OfferForm {...props} offices={rows} today={today} />
        )
      }
    </Answered>
  );
}
