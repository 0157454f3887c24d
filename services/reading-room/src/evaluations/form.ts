import type { EvaluationForm } from "@tallenne/contracts";
import type { Id, Instant } from "@tallenne/domain";
import { type Carrying, type Collection, type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** A published version of an evaluation form: nothing of it ever changes. */
export interface Form extends Carrying {
  readonly id: Id<"form">;
  readonly code: string;
  /** Version within the code, from 1. */
  readonly number: number;
  readonly title: EvaluationForm["title"];
  readonly items: EvaluationForm["items"];
  readonly publishedAt: Instant;
}
export type Forms = Collection<Form>;

const words = z.strictObject({ fi: z.string(), sv: z.string(), en: z.string() });
const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  code: z.string(),
  number: z.int(),
  title: words,
  items: z.array(words),
  publishedAt: z.string(),
  pending: z.array(z.unknown()),
  isPending: z.boolean(),
});

const formsKept = keepsNothingPersonal<Form>(
  "reading-room.forms",
  "forms of evaluations: what is looked at, of nobody",
  {
    term: "permanent",
    indexes: ["publishedAt", "code+number", "isPending"],
    unique: ["code+number"],
    parse: (value) => kept.parse(value) as unknown as Form,
  },
);

/** Opens the forms. */
export function openForms(documents: Documents): Promise<Forms> {
  return documents.open(formsKept);
}

/** The form as whoever evaluates reads it. */
export function formView({ id, code, number, title, items, publishedAt }: Form): EvaluationForm {
  return { id, version: number, code, title, items: [...items], publishedAt };
}
