import type { VisitView } from "@tallenne/contracts";
import { call } from "../../api/client.ts";
import { civilDate } from "../../format/civil-time.ts";
import { dayWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { ActNote } from "./act-note.tsx";
import { StepList } from "./step-list.tsx";
import { useAct } from "./use-console.ts";

interface ArrivalProps {
  readonly booked: VisitView;
  readonly onArrived: () => void;
}

/** Before the citizen has come there is a booking only: whoever notes the arrival supervises the visit. */
export function Arrival({ booked, onArrived }: ArrivalProps) {
  const say = useWords();
  const language = useLanguage();
  const arrive = useAct(() => call("checkIn", { params: { visit: booked.id } }));
  const { slot } = booked;
  return (
    <Page
      title={say("console.title")}
      heading={`${say("console.title")} ${booked.number}`}
      acts={["visit.checked-in"]}
    >
      {slot === null ? null : (
        <p className="visit-line">
          {say("console.booked-at", {
            day: dayWords(civilDate(slot.day), { language, today: slot.day }),
            from: slot.start,
            office: slot.office,
          })}
        </p>
      )}
      <h2>{say("console.steps")}</h2>
      <StepList done={new Set()} current="arrived">
        <p className="hint">{say("console.arrive-hint")}</p>
        <Button
          disabled={arrive.isPending}
          onClick={() => arrive.mutate(undefined, { onSuccess: onArrived })}
        >
          {say("console.arrive")}
        </Button>
        <ActNote failure={arrive.error} />
      </StepList>
    </Page>
  );
}
