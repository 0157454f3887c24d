import type { RequestView } from "@tallenne/contracts";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useMe } from "../../session/use-me.ts";
import { useWords } from "../../words/use-words.ts";
import { thirdPartyReasons } from "./closed-lists.ts";
import { wordsOf } from "./kind-words.ts";
import { ProposalForm } from "./proposal-form.tsx";
import { StatementRead } from "./statement-read.tsx";
import { useRequestAct } from "./use-request-act.ts";

const events = ["find-nothing", "match", "look-again", "confirm-match", "review"] as const;
const over: ReadonlySet<RequestView["state"]> = new Set([
  "fulfilled",
  "freeze-released",
  "closed",
  "withdrawn",
  "moved",
]);

/** What the handler does: takes the request, begins and ends matching, reviews; another handler checks. */
export function MatchingActs({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const { person } = useMe();
  const params = { case: request.id };
  const take = useRequestAct(() => call("takeRequest", { params }));
  const match = useRequestAct((event: (typeof events)[number]) =>
    call("matchRequest", { params, body: { event } }),
  );
  const check = useRequestAct((agrees: boolean) => call("checkReview", { params, body: { agrees } }));
  const isOwn = request.handler === person;
  const failed = [take, match, check].find(({ isError }) => isError);
  if (over.has(request.state)) return null;
  const standing = request.candidates.filter(({ state }) => state !== "rejected");
  const possible = events.filter((event) => {
    if (!request.next.includes(event)) return false;
    if (event === "find-nothing") return request.located !== null && standing.length === 0;
    if (event === "look-again") return standing.length === 0;
    return event !== "confirm-match" || standing.some(({ state }) => state === "matched");
  });
  const waitsForCheck = request.state === "second-check" && request.check === null;
  return (
    <section aria-label={say("requests.handling")}>
      <h2>{say("requests.handling")}</h2>
      {request.handler === null || !isOwn ? (
        <p>{say(request.handler === null ? "requests.handler-none" : "requests.handler-other")}</p>
      ) : null}
      <div className="buttons">
        {request.handler === null ? (
          <Button disabled={take.isPending} onClick={() => take.mutate(undefined)}>
            {say("requests.take")}
          </Button>
        ) : null}
        {isOwn
          ? possible.map((event, place) => (
              <Button
                key={event}
                variant={place === 0 ? "primary" : "secondary"}
                disabled={match.isPending}
                onClick={() => match.mutate(event)}
              >
                {say(wordsOf(request.kind, `match-${event}`))}
              </Button>
            ))
          : null}
        {waitsForCheck && request.review?.by !== person ? (
          <>
            <Button disabled={check.isPending} onClick={() => check.mutate(true)}>
              {say(wordsOf(request.kind, "check-agree"))}
            </Button>
            <Button variant="secondary" disabled={check.isPending} onClick={() => check.mutate(false)}>
              {say(wordsOf(request.kind, "check-back"))}
            </Button>
          </>
        ) : null}
      </div>
      {waitsForCheck && request.kind === "rectification"
        ? (request.review?.proposed ?? []).map(({ contact }, place) => (
            <StatementRead key={contact} request={request} contact={contact} place={place + 1} />
          ))
        : null}
      {waitsForCheck && request.review?.by === person ? (
        <p>{say(wordsOf(request.kind, "check-other"))}</p>
      ) : null}
      {isOwn && request.state === "third-party-review" ? (
        request.kind === "access" ? (
          <Review request={request} />
        ) : (
          <ProposalForm request={request} />
        )
      ) : null}
      {failed?.error ? <ProblemNote failure={failed.error} /> : null}
    </section>
  );
}

function Review({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const [reasons, setReasons] = useState<readonly (typeof thirdPartyReasons)[number][]>([]);
  const review = useRequestAct(() =>
    call("reviewRequest", { params: { case: request.id }, body: { reasons: [...reasons] } }),
  );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!review.isPending) review.mutate(undefined);
      }}
    >
      <fieldset>
        <legend>{say("requests.review-legend")}</legend>
        {thirdPartyReasons.map((reason) => (
          <CheckField
            key={reason}
            checked={reasons.includes(reason)}
            onChange={(checked) =>
              setReasons(checked ? [...reasons, reason] : reasons.filter((one) => one !== reason))
            }
          >
            {say(`requests.reason-${reason}`)}
          </CheckField>
        ))}
      </fieldset>
      <p className="quiet">{say("requests.review-why")}</p>
      {review.isError ? <ProblemNote failure={review.error} /> : null}
      <div className="buttons">
        <Button type="submit" disabled={review.isPending}>
          {say("requests.review-button")}
        </Button>
      </div>
    </form>
  );
}
