import { useMutation } from "@tanstack/react-query";
import type { RequestView } from "@tallenne/contracts";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Letter, LetterSheet } from "../../parts/letter.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useStore } from "../../platform/store.ts";
import { location } from "../../route/location.ts";
import type { PageParams } from "../../route/page-params.ts";
import { usePolicy } from "../../session/policy.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { CertificatePaper } from "./certificate-paper.tsx";
import { removalLetter } from "./removal-letter.ts";
import { replyLetter } from "./reply-letter.ts";
import "./requests.css";

/** A letter ready to print: the acknowledgement, the reply, or the certificate of a refusal. Everything else of the page stays off the paper. */
export function LetterPage({ params }: PageParams) {
  const say = useWords();
  const id = params["case"] as RequestView["id"];
  const { place } = useStore(location);
  const query = useAnswer("readRequest", { params: { case: id } });
  if (query.isError && (query.error.slug === "unknown" || query.error.slug === "not-permitted"))
    return <NotFound />;
  return (
    <Page
      title={say("requests.letter")}
      acts={place === "certificate" ? ["access.viewed", "access.revealed"] : ["access.viewed"]}
      aside={<Button onClick={() => window.print()}>{say("requests.print")}</Button>}
      narrow
    >
      <Answered query={query}>
        {(request) =>
          place === "certificate" ? (
            <Certificate request={request} />
          ) : place === "reply" ? (
            <Reply request={request} />
          ) : (
            <Acknowledgement request={request} />
          )
        }
      </Answered>
    </Page>
  );
}

function Acknowledgement({ request }: { readonly request: RequestView }) {
  const { title, paragraphs } = request.acknowledgement;
  return (
    <LetterSheet lang={request.language} register={request.register}>
      <h2>{title}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </LetterSheet>
  );
}

function Reply({ request }: { readonly request: RequestView }) {
  const reply = useAnswer("readReply", { params: { case: request.id } });
  const policy = usePolicy();
  return (
    <Answered query={policy}>
      {(names) => (
        <Answered query={reply} rows={10}>
          {({ kind, ...read }) => (
            <Letter
              {...(kind === "access"
                ? replyLetter({ ...read, kind }, names)
                : removalLetter({ ...read, kind }, names))}
              register={request.register}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}

function Certificate({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const reveal = useMutation<Answer<"revealCertificate">, Failure>({
    mutationFn: () => call("revealCertificate", { params: { case: request.id } }),
  });
  if (reveal.data !== undefined) return <CertificatePaper certificate={reveal.data} />;
  return (
    <>
      <p>{say("requests.letter-reveal-why")}</p>
      <Button disabled={reveal.isPending} onClick={() => reveal.mutate()}>
        {say("requests.letter-reveal")}
      </Button>
      {reveal.isError ? <ProblemNote failure={reveal.error} /> : null}
    </>
  );
}
