import type { RequestView } from "@tallenne/contracts";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { typedDay } from "../../format/typed-day.ts";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Link } from "../../route/link.tsx";
import { useWords } from "../../words/use-words.ts";
import { wordsOf } from "./kind-words.ts";
import { useRequestAct } from "./use-request-act.ts";

const steps = [
  "check",
  "ask-supplement",
  "receive-supplement",
  "ask-identity",
  "receive-identity",
  "misaddress",
  "move",
  "locate",
] as const;

/** What the desk can do now: steps of its table, two more months, an estimate, a delivery, withdrawal. */
export function DeskActs({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const params = { case: request.id };
  const [withdrawing, setWithdrawing] = useState(false);
  const step = useRequestAct((event: (typeof steps)[number]) =>
    call("advanceRequest", { params, body: { event } }),
  );
  const extend = useRequestAct(() => call("extendRequest", { params, body: { reason: "complex" } }));
  const reopen = useRequestAct(() => call("reopenRequest", { params, body: { cause: "objection" } }));
  const withdraw = useRequestAct(
    () => call("withdrawRequest", { params }),
    () => setWithdrawing(false),
  );
  const possible = steps.filter((event) => request.next.includes(event));
  const failed = [step, extend, reopen].find(({ isError }) => isError);
  const mayExtend = request.decision === null && request.clock.extendedOn === null && request.next.length > 0;
  return (
    <section aria-label={say("requests.next")}>
      <h2>{say("requests.next")}</h2>
      <div className="buttons">
        {possible.map((event, place) => (
          <Button
            key={event}
            variant={place === 0 ? "primary" : "secondary"}
            disabled={step.isPending}
            onClick={() => step.mutate(event)}
          >
            {say(`requests.step-${event}`)}
          </Button>
        ))}
        {waitsForTimes(request) ? (
          <Link to={`/requests/${request.id}/booking`} className="act-link">
            {say("requests.book")}
          </Link>
        ) : null}
        {mayExtend ? (
          <Button variant="secondary" disabled={extend.isPending} onClick={() => extend.mutate(undefined)}>
            {say("requests.extend")}
          </Button>
        ) : null}
        {request.next.includes("reopen") ? (
          <Button variant="secondary" disabled={reopen.isPending} onClick={() => reopen.mutate(undefined)}>
            {say("requests.reopen")}
          </Button>
        ) : null}
        {request.next.includes("withdraw") ? (
          <Button variant="plain" onClick={() => setWithdrawing(true)}>
            {say("requests.withdraw")}
          </Button>
        ) : null}
      </div>
      {failed?.error ? <ProblemNote failure={failed.error} /> : null}
      {request.decision === null && request.next.length > 0 ? <Estimate request={request} /> : null}
      <Deliveries request={request} />
      {withdrawing ? (
        <ConfirmDialog
          title={say("requests.withdraw-title")}
          act={say("requests.withdraw")}
          ready={!withdraw.isPending}
          failure={withdraw.error}
          onConfirm={() => withdraw.mutate(undefined)}
          onClose={() => setWithdrawing(false)}
        >
          <p>{say("requests.withdraw-why")}</p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

function Estimate({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const [typed, setTyped] = useState("");
  const day = typedDay(typed);
  const estimate = useRequestAct((on: NonNullable<typeof day>) =>
    call("estimateDecision", { params: { case: request.id }, body: { on } }),
  );
  return (
    <form
      className="request-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== undefined && !estimate.isPending) estimate.mutate(day);
      }}
    >
      <DayField
        label={say("requests.estimate-give")}
        name="estimate"
        value={typed}
        onChange={setTyped}
        error={estimate.isError ? say("requests.estimate-wrong") : undefined}
      />
      <Button type="submit" variant="secondary" disabled={estimate.isPending || day === undefined}>
        {say("requests.estimate-button")}
      </Button>
    </form>
  );
}

const deliverable = ["certificate", "information", "transcript"] as const;
/** Of what was erased or refused there is a reply and a certificate, and nothing to read. */
const deliverableOtherwise = ["certificate", "information"] as const;

function Deliveries({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const deliver = useRequestAct(({ what, last }: { what: (typeof deliverable)[number]; last: boolean }) =>
    call("noteDelivery", { params: { case: request.id }, body: { what, means: "post", last } }),
  );
  const isOpen = request.next.includes("deliver") || request.next.includes("fulfil");
  if (!isOpen || request.decision === null) return null;
  const isRefusal = request.state === "refused";
  const all = request.kind === "access" ? deliverable : deliverableOtherwise;
  const offered = all.filter((what) => (what === "certificate" ? request.certificate !== null : !isRefusal));
  return (
    <>
      <h3>{say("requests.deliveries")}</h3>
      <div className="buttons">
        {offered.map((what) => (
          <Button
            key={what}
            variant="secondary"
            disabled={deliver.isPending}
            onClick={() => deliver.mutate({ what, last: false })}
          >
            {say(wordsOf(request.kind, `deliver-${what}`))}
          </Button>
        ))}
        {request.delivered.length > 0 && !isRefusal ? (
          <Button
            disabled={deliver.isPending}
            onClick={() => deliver.mutate({ what: "information", last: true })}
          >
            {say("requests.deliver-last")}
          </Button>
        ) : null}
      </div>
      {offered.length === 0 ? <p>{say("requests.deliver-certificate-first")}</p> : null}
      {deliver.isError ? <ProblemNote failure={deliver.error} /> : null}
    </>
  );
}

/** A decision gives something to hear at a visit, and there is none: none was offered yet, or the last one is over and was not heard. */
function waitsForTimes({ state, decision, visit }: RequestView): boolean {
  const isGiven = decision?.items.some(({ given }) => given.includes("visit")) ?? false;
  const isGiving = state === "granted" || state === "partly" || state === "delivery";
  const isOver = visit?.phase === "given-up" || (visit?.phase === "ended" && !visit.heard);
  return isGiven && isGiving && (visit === null || isOver);
}
