import type { RequestView } from "@tallenne/contracts";
import type { ReactNode } from "react";
import { dateWords, startWords } from "../../format/date-words.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Link } from "../../route/link.tsx";
import { useMe } from "../../session/use-me.ts";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { DueMark } from "./due-mark.tsx";
import { wordsOf } from "./kind-words.ts";

/** How far the visit has come; one that is over says whether it was heard. Whoever decides has no page of visits. */
function VisitFact({ visit }: { readonly visit: NonNullable<RequestView["visit"]> }) {
  const say = useWords();
  const { role } = useMe();
  const { phase, heard } = visit;
  const words = say(
    `requests.visit-${phase === "ended" ? (heard ? "ended-heard" : "ended-unheard") : phase}`,
  );
  return role === "de" ? words : <Link to={`/visits/${visit.visit}`}>{words}</Link>;
}

/** Days, state and what is frozen, in words. */
export function RequestFacts({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const today = usePolicy().data?.today ?? "";
  const { clock, located, candidates, decision, visit, delivered } = request;
  const frozen = candidates.filter(({ state }) => state !== "rejected").length;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say("requests.kind"), say(`requests.kind-long-${request.kind}`)],
    [
      say("requests.state"),
      <StatusMark key="state" icon="archive" words={say(wordsOf(request.kind, `state-${request.state}`))} />,
    ],
    [
      say("requests.arrived"),
      `${dateWords(request.arrivedOn, language)} · ${say(`requests.channel-${request.channel}`)}`,
    ],
    [say("requests.due"), <DueMark key="due" request={request} />],
    [say("requests.decide-by"), dateWords(clock.decideBy, language)],
    [say("requests.signature"), say(`requests.signature-${request.signature}`)],
    [
      say("requests.register-named"),
      request.register === "unknown" ? say("requests.register-unknown") : names.register(request.register),
    ],
    [
      say("requests.criteria"),
      request.criteria.length === 0
        ? say("requests.criteria-none")
        : request.criteria
            .map((kind) => say(`requests.criterion-${kind}` as "requests.criterion-phone"))
            .join(", "),
    ],
    [
      say("requests.frozen"),
      located === null
        ? say("requests.frozen-waiting")
        : say("requests.frozen-n", { n: frozen, when: startWords(located.at, { language, today }) }),
    ],
    ...(request.estimate === null
      ? []
      : [[say("requests.estimate"), dateWords(request.estimate, language)] as const]),
    ...(decision === null
      ? []
      : [[say("requests.decision"), say(wordsOf(request.kind, `outcome-${decision.outcome}`))] as const]),
    ...(visit === null ? [] : [[say("requests.visit"), <VisitFact key="visit" visit={visit} />] as const]),
    ...(delivered.length === 0
      ? []
      : [
          [
            say("requests.delivered"),
            delivered
              .map(
                ({ what, at }) =>
                  `${say(wordsOf(request.kind, `delivered-${what}`))} ${startWords(at, { language, today })}`,
              )
              .join(", "),
          ] as const,
        ]),
  ];
  return (
    <dl className="request-facts">
      {facts.map(([words, value]) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
