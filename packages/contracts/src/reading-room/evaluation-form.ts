import { z } from "zod";
import { operation } from "../operation.ts";
import { code, idOf, instant, text, whole } from "../scalar.ts";

const words = (longest: number) =>
  z
    .strictObject({
      fi: text("In Finnish.", longest),
      sv: text("In Swedish.", longest),
      en: text("In English.", longest),
    })
    .meta({
      description: "Words in the three languages of the staff.",
      example: { fi: "Tervehdys", sv: "Hälsning", en: "Greeting" },
    });

/** At most so many items are scored by one form. */
export const mostItems = 20;

const content = {
  code: code("Names the form through its versions.", "puhelu"),
  title: words(120),
  items: z
    .array(words(200))
    .min(1)
    .max(mostItems)
    .meta({ description: "What is scored from 0 to 2, in order.", example: [] }),
};

export const evaluationForm = z
  .strictObject({
    id: idOf("form", "This version of the form."),
    version: whole("Version, counted within the code."),
    ...content,
    publishedAt: instant("When. From then on it never changes."),
  })
  .meta({ description: "A published version of an evaluation form.", example: {} });
export type EvaluationForm = z.output<typeof evaluationForm>;

export const publishForm = operation({
  id: "publishForm",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/evaluation-forms",
  summary: "Publish a form, or the next version of one: it never changes afterwards.",
  caller: { who: "person", act: "form.publish" },
  trail: { with: "evaluation.form.published" },
  promises: ["A4.9"],
  body: z.strictObject(content),
  reply: evaluationForm,
  status: 201,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "conflict",
    "no-ledger",
    "peer-away",
    "store-full",
  ],
});

export const listForms = operation({
  id: "listForms",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/evaluation-forms",
  summary: "Every published version of every form, newest first, at most 500.",
  caller: { who: "person", act: "form.list" },
  trail: { none: "forms are about nobody" },
  promises: ["A4.9"],
  reply: z
    .strictObject({
      forms: z.array(evaluationForm).meta({ description: "Published versions.", example: [] }),
    })
    .meta({ description: "Forms.", example: {} }),
  problems: ["sign-in-first", "sign-first", "not-permitted", "no-ledger", "peer-away"],
});
