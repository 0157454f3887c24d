import type { RequestView } from "@tallenne/contracts";
import { useEffect } from "react";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { useStore } from "../../platform/store.ts";
import type { PageParams } from "../../route/page-params.ts";
import { workFor } from "../../session/acts.ts";
import { useMe } from "../../session/use-me.ts";
import { isSameWork, working, type Working } from "../../session/working.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { CandidateTable } from "./candidate-table.tsx";
import { CertificateForm } from "./certificate-form.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { DeskActs } from "./desk-acts.tsx";
import { headingOf } from "./kind-words.ts";
import { MatchingActs } from "./matching-acts.tsx";
import { RequestFacts } from "./request-facts.tsx";
import { RequestLetters } from "./request-letters.tsx";
import { Requester } from "./requester.tsx";
import { StateLine } from "./state-line.tsx";

/** S-40: one request, from the paper to the reply. Each kind of user finds what is theirs to do next. */
export function RequestPage({ params }: PageParams) {
  const say = useWords();
  const id = params["case"] as RequestView["id"];
  const query = useAnswer("readRequest", { params: { case: id } });
  const request = query.data;
  const number = request?.number;
  useEffect(() => {
    if (number !== undefined) workFor(workOn(id, number));
  }, [id, number]);
  if (query.isError && (query.error.slug === "unknown" || query.error.slug === "not-permitted"))
    return <NotFound />;
  return (
    <Page
      title={say(request === undefined ? "requests.title" : `requests.kind-${request.kind}`)}
      {...(request === undefined
        ? {}
        : { heading: say(headingOf(request.kind), { number: request.number }) })}
      acts={["request.stepped", "access.viewed"]}
      worksOn="contacts"
    >
      <Answered query={query} rows={4}>
        {(read) => (
          <>
            <StateLine request={read} />
            <RequestFacts request={read} />
            <Work request={read} />
          </>
        )}
      </Answered>
    </Page>
  );
}

/** Purpose and case of everything that is done on the page. */
function workOn(id: RequestView["id"], number: string): Working {
  return { purpose: "p4", case: { id, number, kind: "rights-request" } };
}

/** What everybody does; shown once purpose and case are named, as naming them empties every list. */
function Work({ request }: { readonly request: RequestView }) {
  const { role, person } = useMe();
  const work = useStore(working);
  if (!isSameWork(work, workOn(request.id, request.number))) return null;
  const isMatcher = (role === "ch" || role === "dp") && request.handler === person;
  return (
    <div key={request.id}>
      {role === "rc" || isMatcher ? <DeskActs request={request} /> : null}
      {role === "ch" || role === "dp" ? <MatchingActs request={request} /> : null}
      {role === "rc" || isMatcher || role === "de" ? (
        <CandidateTable request={request} mayMatch={isMatcher} />
      ) : null}
      {role === "de" ? (
        <>
          <DecisionForm key={request.version} request={request} />
          <CertificateForm request={request} />
        </>
      ) : null}
      {role === "ch" && !isMatcher ? null : <Requester request={request} />}
      <RequestLetters request={request} />
    </div>
  );
}
