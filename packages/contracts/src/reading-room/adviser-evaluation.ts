import { z } from "zod";
import { contactRow } from "../contact.ts";
import { operation } from "../operation.ts";
import { flag, idOf, instant, text } from "../scalar.ts";
import { evaluationWords } from "./evaluation.ts";
import { evaluationForm } from "./evaluation-form.ts";
import { outcomes } from "./shape.ts";

const outer = contactRow
  .pick({
    id: true,
    channel: true,
    line: true,
    startedAt: true,
    endedAt: true,
    durationMs: true,
    lastDay: true,
  })
  .meta({ description: "Outer facts of the contact.", example: {} });
const title = evaluationForm.shape.title;

export const listOwnEvaluations = operation({
  id: "listOwnEvaluations",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/evaluations",
  summary: "Evaluations that were sent of contacts one has served, newest first; no score among them.",
  caller: { who: "person", act: "evaluation.list" },
  trail: { before: "access.listed" },
  promises: ["A4.10"],
  reply: z
    .strictObject({
      rows: z
        .array(
          z.strictObject({
            evaluation: idOf("evaluation", "The evaluation."),
            contact: outer,
            title,
            sentAt: instant("When."),
            isAnswered: flag("One has answered."),
            isAnotherAsked: flag("One has asked for another evaluator."),
          }),
        )
        .meta({ description: "Evaluations, at most 200.", example: [] }),
    })
    .meta({ description: "Evaluations of one's own contacts.", example: {} }),
  problems: [
    "sign-in-first",
    "sign-first",
    "purpose-first",
    "not-permitted",
    "no-ledger",
    "peer-away",
    "busy",
  ],
});

const one = z.strictObject({ evaluation: idOf("evaluation", "The evaluation.") });
const seen = z.strictObject({ ...evaluationWords, contact: outer, made: evaluationForm }).meta({
  description: "An evaluation as its adviser reads it: what was said, and by nobody's name.",
  example: {},
});
export type AdviserEvaluation = z.output<typeof seen>;

export const readOwnEvaluation = operation({
  id: "readOwnEvaluation",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/evaluations/:evaluation",
  summary: "An evaluation of a contact one has served: scores, seconds, feedback, one's own answer.",
  caller: { who: "person", act: "evaluation.see" },
  trail: { before: "access.viewed" },
  promises: ["A4.10"],
  params: one,
  reply: seen,
  problems: outcomes,
});

export const answerEvaluation = operation({
  id: "answerEvaluation",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/evaluations/:evaluation/answer",
  summary: "Answer an evaluation of a contact one has served, once; its evaluator reads it.",
  caller: { who: "person", act: "evaluation.answer" },
  trail: { with: "evaluation.answered" },
  promises: ["A4.10"],
  params: one,
  body: z.strictObject({ text: text("The answer.", 4_000, "Asiakas oli kertonut tämän jo aiemmin.") }),
  reply: seen,
  status: 201,
  problems: [...outcomes, "out-of-turn", "store-full"],
});

export const askAnotherEvaluator = operation({
  id: "askAnotherEvaluator",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/evaluations/:evaluation/another-evaluator",
  summary: "Ask that somebody else of the project evaluates the contact too.",
  caller: { who: "person", act: "evaluation.answer" },
  trail: { with: "evaluation.another-asked" },
  promises: ["A4.10"],
  params: one,
  reply: seen,
  status: 201,
  problems: [...outcomes, "out-of-turn", "store-full"],
});
