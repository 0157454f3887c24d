import { useMutation } from "@tanstack/react-query";
import type { RequestView } from "@tallenne/contracts";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Letter } from "../../parts/letter.tsx";
import type { LetterFile } from "../../parts/letter-acts.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useStore } from "../../platform/store.ts";
import { location } from "../../route/location.ts";
import { Link } from "../../route/link.tsx";
import type { PageParams } from "../../route/page-params.ts";
import { usePolicy } from "../../session/policy.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { acknowledgementLetter } from "./acknowledgement-letter.ts";
import { certificateLetter } from "./certificate-letter.ts";
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
      narrow
    >
      <p className="unprinted">
        <Link to={`/requests/${id}`}>{say("requests.letter-back")}</Link>
      </p>
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

function fileOf(request: RequestView, name: "acknowledgement" | "reply" | "certificate"): LetterFile {
  const params = { case: request.id };
  return { name, note: (file) => call("noteRequestLetter", { params, body: { letter: name, ...file } }) };
}

function Acknowledgement({ request }: { readonly request: RequestView }) {
  return (
    <Letter
      letter={acknowledgementLetter(request)}
      register={request.register}
      file={fileOf(request, "acknowledgement")}
    />
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
              letter={
                kind === "access"
                  ? replyLetter({ ...read, kind }, names)
                  : removalLetter({ ...read, kind }, names)
              }
              register={request.register}
              file={fileOf(request, "reply")}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}

function Certificate({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const policy = usePolicy();
  const reveal = useMutation<Answer<"revealCertificate">, Failure>({
    mutationFn: () => call("revealCertificate", { params: { case: request.id } }),
  });
  const { data: certificate } = reveal;
  if (certificate !== undefined)
    return (
      <Answered query={policy}>
        {(names) => (
          <Letter
            letter={certificateLetter(certificate, names)}
            register={request.register}
            file={fileOf(request, "certificate")}
          />
        )}
      </Answered>
    );
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
