import { useMutation } from "@tanstack/react-query";
import type { RequestFields, RequestView } from "@tallenne/contracts";
import { call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { dateWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";

/** Who asks: shown on demand, each time in the ledger. */
export function Requester({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const reveal = useMutation<RequestFields, Failure>({
    mutationFn: () => call("revealRequest", { params: { case: request.id } }),
  });
  return (
    <section aria-label={say("requests.requester")}>
      <h2>{say("requests.requester")}</h2>
      {reveal.data === undefined ? (
        <Button variant="secondary" disabled={reveal.isPending} onClick={() => reveal.mutate()}>
          {say("requests.reveal")}
        </Button>
      ) : (
        <Fields fields={reveal.data} />
      )}
      {reveal.isError ? <ProblemNote failure={reveal.error} /> : null}
    </section>
  );
}

function Fields({ fields }: { readonly fields: RequestFields }) {
  const say = useWords();
  const language = useLanguage();
  const { requester, details, times, words, aids } = fields;
  const facts: readonly (readonly [string, string])[] = [
    [say("requests.field-name"), requester.name],
    [
      say("requests.field-address"),
      requester.safetyBan === true ? say("requests.address-protected") : (requester.address ?? "–"),
    ],
    [say("requests.field-details"), details.map(({ value }) => value).join(", ") || "–"],
    [
      say("requests.field-times"),
      times.map(({ from, to }) => `${dateWords(from, language)}–${dateWords(to, language)}`).join(", ") ||
        "–",
    ],
    ...(words === undefined ? [] : [[say("requests.field-words"), words] as const]),
    ...(aids.length === 0 ? [] : [[say("requests.field-aids"), aids.join(", ")] as const]),
  ];
  return (
    <dl className="request-facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
