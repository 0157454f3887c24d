import type { CertificateWords, RequestView } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { certificateFields } from "./closed-lists.ts";
import { useRequestAct } from "./use-request-act.ts";

type Typed = Readonly<Record<(typeof certificateFields)[number], string>>;
const nothing = Object.fromEntries(certificateFields.map((field) => [field, ""])) as Typed;

/** What the decider writes into the certificate of a refusal; the rest comes from the request (row A12.6). */
export function CertificateForm({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const [typed, setTyped] = useState<Typed>(nothing);
  const [noSecrets, setNoSecrets] = useState(false);
  const issue = useRequestAct(() => {
    const { facts, ...rest } = typed;
    const body: CertificateWords = {
      ...rest,
      ...(facts === "" ? {} : { facts }),
      language: request.language,
      noSecrets,
    };
    return call("issueCertificate", { params: { case: request.id }, body });
  });
  const { decision, certificate } = request;
  if (decision === null || decision.outcome === "granted" || certificate !== null) return null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!issue.isPending) issue.mutate(undefined);
  };
  return (
    <section aria-label={say("requests.certificate")}>
      <h2>{say("requests.certificate")}</h2>
      <p>{say("requests.certificate-why")}</p>
      <form className="form" onSubmit={submit}>
        {certificateFields.map((field) => (
          <TextField
            key={field}
            label={say(`requests.certificate-${field}`)}
            name={field}
            value={typed[field]}
            wide
            onChange={(value) => setTyped({ ...typed, [field]: value })}
            error={isWrong(issue.error, field) ? say("requests.certificate-wrong") : undefined}
          />
        ))}
        <CheckField checked={noSecrets} onChange={setNoSecrets}>
          {say("requests.certificate-no-secrets")}
        </CheckField>
        {issue.isError ? <ProblemNote failure={issue.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={issue.isPending}>
            {say("requests.certificate-issue")}
          </Button>
        </div>
      </form>
    </section>
  );
}
