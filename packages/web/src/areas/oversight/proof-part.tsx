import { useMutation } from "@tanstack/react-query";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { Button } from "../../parts/button.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { canonicalText } from "../../platform/canonical-text.ts";
import { saveFile } from "../../platform/save-file.ts";

/** Fetches an entry's proof and hands out what an offline check needs: proof, entry, public key. */
export function ProofPart({ index }: { readonly index: number }) {
  const say = useWords();
  const fetched = useMutation<Answer<"readProof">, Failure>({
    mutationFn: () => call("readProof", { params: { index: String(index) } }),
  });
  return (
    <section>
      <h3>{say("oversight.proof")}</h3>
      <p>{say("oversight.proof-why")}</p>
      {fetched.isError ? <ProblemNote failure={fetched.error} /> : null}
      {fetched.data === undefined ? (
        <Button variant="secondary" disabled={fetched.isPending} onClick={() => fetched.mutate()}>
          {say("oversight.proof-fetch")}
        </Button>
      ) : (
        <Proof index={index} proof={fetched.data} />
      )}
    </section>
  );
}

function Proof({ index, proof }: { readonly index: number; readonly proof: Answer<"readProof"> }) {
  const say = useWords();
  return (
    <>
      <div className="buttons">
        <Button onClick={() => saveFile(`tallenne-${index}.tlog-proof`, proof.proof)}>
          {say("oversight.proof-save")}
        </Button>
        <Button
          variant="secondary"
          onClick={() => saveFile(`tallenne-${index}.json`, canonicalText(proof.entry))}
        >
          {say("oversight.entry-save")}
        </Button>
      </div>
      <p className="proof-how">{say("oversight.proof-how")}</p>
      <code className="copy-text">{proof.verifier}</code>
    </>
  );
}
