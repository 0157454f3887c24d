import { type readCommitmentText, type Received, refuse } from "@tallenne/contracts";
import type { PersonId } from "@tallenne/domain";
import type { IdentityPorts } from "../ports.ts";
import { signedLast, viewOf } from "./commitment.ts";
import { type CommitmentText, textInForce } from "./commitment-text.ts";

/**
 * The text in force for one person: paragraphs that differ from the text they signed last are marked. What was signed is told even when it holds no
 * longer: it is what the marks compare with. Throws Problem `unknown` while there is no text.
 */
export async function textFor(
  ports: Pick<IdentityPorts, "texts" | "commitments">,
  person: PersonId,
): Promise<Received<typeof readCommitmentText>> {
  const text = await textInForce(ports.texts);
  if (!text) throw refuse("unknown");
  const signed = await signedLast(ports.commitments, person);
  const before = signed && (await ports.texts.get(signed.text));
  return {
    id: text.id,
    version: text.number,
    from: text.from,
    paragraphs: text.paragraphs.map((words, at) => ({
      number: at + 1,
      words,
      changed: before !== undefined && isChanged(before, text, at),
    })),
    laws: [...text.laws],
    signed: signed ? viewOf(signed) : null,
  };
}

function isChanged(before: CommitmentText, now: CommitmentText, at: number): boolean {
  const [old, current] = [before.paragraphs[at], now.paragraphs[at]];
  return old?.fi !== current?.fi || old?.sv !== current?.sv || old?.en !== current?.en;
}
