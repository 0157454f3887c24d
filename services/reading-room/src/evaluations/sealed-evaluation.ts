import { type AccessFacts, score } from "@tallenne/contracts";
import type { Chance } from "@tallenne/runtime";
import { evaluationContext, type KeyOpener, openBytes, saltLength, sealBytes } from "@tallenne/vault";
import { z } from "zod";
import { whyClosed } from "../contents/contents.ts";
import { openKey, wrappedOf } from "../contents/open-keys.ts";
import type { Evaluation } from "./evaluation.ts";

/** What an evaluation says. */
const said = z.strictObject({
  scores: z.array(score),
  feedback: z.string().optional(),
  /** Items whose second the evaluator had not heard when it was sent. */
  unheard: z.array(z.int()).optional(),
});
export type Said = z.output<typeof said>;

interface SealPorts {
  readonly opener: KeyOpener;
  readonly chance: Chance;
}

/**
 * Seals and opens what evaluations of a contact say, with the contact's record key, looked up in the keyring each time: a destroyed key opens nothing from
 * that moment. Throws `gone`, `damaged`, `store-away`.
 */
export function sealedEvaluations({ opener, chance }: SealPorts) {
  const withKey = async <T>(contact: AccessFacts, use: (key: Buffer) => T): Promise<T> => {
    try {
      const key = await openKey(opener, wrappedOf(contact), "record");
      try {
        return use(key);
      } finally {
        key.fill(0);
      }
    } catch (failure) {
      throw whyClosed(failure);
    }
  };
  const sealUnder = (key: Buffer, context: Buffer, text: string): string =>
    sealBytes({
      key,
      context,
      salt: chance.bytes(saltLength),
      plain: Buffer.from(text, "utf8"),
    }).toString("base64");

  return {
    seal: (contact: AccessFacts, evaluation: Evaluation["id"], words: Said): Promise<string> =>
      withKey(contact, (key) =>
        sealUnder(key, contextOf(contact, evaluation, "scores"), JSON.stringify(words)),
      ),
    sealAnswer: (contact: AccessFacts, evaluation: Evaluation["id"], text: string): Promise<string> =>
      withKey(contact, (key) => sealUnder(key, contextOf(contact, evaluation, "answer"), text)),
    /** What some evaluations of one contact say, and what was answered. */
    open: (
      contact: AccessFacts,
      evaluations: readonly Pick<Evaluation, "id" | "sealed" | "answer">[],
    ): Promise<readonly (Said & { readonly answer: string | null })[]> =>
      withKey(contact, (key) =>
        evaluations.map(({ id, sealed, answer }) => ({
          ...said.parse(JSON.parse(openUnder(key, contextOf(contact, id, "scores"), sealed))),
          answer: answer === null ? null : openUnder(key, contextOf(contact, id, "answer"), answer.sealed),
        })),
      ),
  };
}

/** What {@link sealedEvaluations} gives. */
export type SealedEvaluations = ReturnType<typeof sealedEvaluations>;

function contextOf({ id }: AccessFacts, evaluation: Evaluation["id"], words: "scores" | "answer"): Buffer {
  return evaluationContext({ contact: id, evaluation, words });
}

function openUnder(key: Buffer, context: Buffer, sealed: string): string {
  return openBytes({ key, context, sealed: Buffer.from(sealed, "base64") }).toString("utf8");
}
