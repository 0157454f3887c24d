import type { RequestView } from "@tallenne/contracts";
import { Link } from "../../route/link.tsx";
import { useWords } from "../../words/use-words.ts";

/** Letters of the request, each on a page that can be printed. */
export function RequestLetters({ request }: { readonly request: RequestView }) {
  const say = useWords();
  return (
    <section aria-label={say("requests.letters")}>
      <h2>{say("requests.letters")}</h2>
      <ul>
        <li>
          <Link to={`/requests/${request.id}/letter`}>{say("requests.letter-acknowledgement")}</Link>
        </li>
        {request.decision === null ? null : (
          <li>
            <Link to={`/requests/${request.id}/letter#reply`}>{say("requests.letter-reply")}</Link>
          </li>
        )}
        {request.certificate === null ? null : (
          <li>
            <Link to={`/requests/${request.id}/letter#certificate`}>
              {say("requests.letter-certificate", { number: request.certificate.number })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
