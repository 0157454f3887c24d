import { z } from "zod";
import { operation } from "../operation.ts";
import { flag, idOf, instant, oneOf, text, whole } from "../scalar.ts";
import { contactId, outcomes } from "./shape.ts";
import { evaluationForm, mostItems } from "./evaluation-form.ts";

/** A recording lasts a day at most, in milliseconds. */
const longestMs = 86_400_000;

const item = whole("Place of the item in the form, from 0.", mostItems - 1);
export const score = z
  .strictObject({
    item,
    score: whole("0 to 2.", 2).nullable().meta({
      description: "0, 1 or 2; null where the item does not apply to this contact.",
      example: 2,
    }),
    atMs: whole("The second of the recording it rests on, milliseconds.", longestMs).optional(),
  })
  .meta({ description: "The score of one item.", example: {} });
export type Score = z.output<typeof score>;

const scores = z.array(score).max(mostItems).meta({ description: "Scores so far.", example: [] });
const feedback = text("Free words to the adviser.", 4_000, "Rauhallinen ja selkeä.");
const unheard = z
  .array(item)
  .max(mostItems)
  .meta({ description: "Scored items whose second was not heard.", example: [] });
const answer = z
  .strictObject({ text: text("What the adviser answered.", 4_000), at: instant("When.") })
  .meta({ description: "The adviser's answer.", example: {} });

/** What an evaluation says, for whoever may read it. Nobody is named in it. */
export const evaluationWords = {
  evaluation: idOf("evaluation", "The evaluation."),
  form: idOf("form", "The version of the form it was made with."),
  scores,
  feedback: feedback.optional(),
  sentAt: instant("When it was sent; from then on it never changes.").optional(),
  unheard: unheard.optional(),
  answer: answer.optional(),
  anotherAskedAt: instant("When the adviser asked for another evaluator.").optional(),
};

const ownEvaluation = z
  .strictObject({ ...evaluationWords, savedAt: instant("When it was last saved.") })
  .meta({ description: "One's own evaluation.", example: {} });
export type OwnEvaluation = z.output<typeof ownEvaluation>;

const within = z.strictObject({ case: idOf("case", "The quality project."), contact: contactId });

export const listEvaluations = operation({
  id: "listEvaluations",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/cases/:case/evaluations",
  summary:
    "How far the contacts of a project are evaluated: one's own state, how many others have sent. No score.",
  caller: { who: "person", act: "case.read" },
  trail: { none: "states of evaluations in one's own project: no score, no word, nobody" },
  promises: ["A4.9"],
  params: z.strictObject({ case: idOf("case", "The quality project.") }),
  reply: z
    .strictObject({
      rows: z
        .array(
          z.strictObject({
            contact: contactId,
            own: oneOf(["none", "draft", "sent"], "One's own."),
            othersSent: whole("Sent by others of the project."),
            namedSent: whole("Of those named for its calibration, how many have sent.").optional(),
            isAnotherAsked: flag("Its adviser asks for another evaluator, and one has not sent it oneself."),
          }),
        )
        .meta({ description: "Contacts that somebody evaluates.", example: [] }),
    })
    .meta({ description: "States.", example: {} }),
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "unknown",
    "no-ledger",
    "peer-away",
  ],
});

export const readEvaluation = operation({
  id: "readEvaluation",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/cases/:case/contacts/:contact/evaluation",
  summary: "One's own evaluation of a drawn contact, draft or sent, and the form it is or will be made with.",
  caller: { who: "person", act: "evaluation.make" },
  trail: { before: "access.viewed" },
  promises: ["A4.9"],
  params: within,
  reply: z
    .strictObject({
      own: ownEvaluation.nullable(),
      form: evaluationForm.nullable().meta({
        description:
          "The form: one's own, or the one that another evaluator of the contact has chosen; null while it is free to choose.",
        example: null,
      }),
    })
    .meta({ description: "One's own evaluation.", example: {} }),
  problems: outcomes,
});

export const draftEvaluation = operation({
  id: "draftEvaluation",
  service: "reading-room",
  audience: "public",
  method: "put",
  path: "/v1/cases/:case/contacts/:contact/evaluation",
  summary: "Save one's own evaluation as a draft: sealed with the contact's own key, seen by nobody else.",
  caller: { who: "person", act: "evaluation.make" },
  trail: {
    none: "a draft of one's own binds nobody and is shown to nobody; what is sent stands in the ledger",
  },
  promises: ["A4.9", "A6.1"],
  params: within,
  body: z.strictObject({
    form: idOf("form", "The version of the form."),
    scores,
    feedback: feedback.optional(),
  }),
  reply: z.strictObject({ savedAt: instant("When.") }).meta({ description: "Saved.", example: {} }),
  problems: [...outcomes, "conflict", "out-of-turn", "store-full"],
});

export const sendEvaluation = operation({
  id: "sendEvaluation",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/cases/:case/contacts/:contact/evaluation/sending",
  summary:
    "Send one's own draft to the adviser: it never changes afterwards. Scored items whose second was not heard are named first.",
  caller: { who: "person", act: "evaluation.make" },
  trail: { with: "evaluation.sent" },
  promises: ["A4.9", "A4.10"],
  params: within,
  body: z.strictObject({ unheard }),
  reply: ownEvaluation,
  problems: [...outcomes, "conflict", "out-of-turn", "store-full"],
});

const sentEvaluation = z
  .strictObject({ ...evaluationWords, own: flag("One's own.") })
  .meta({ description: "A sent evaluation.", example: {} });

export const compareEvaluations = operation({
  id: "compareEvaluations",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/cases/:case/contacts/:contact/evaluations",
  summary:
    "Sent evaluations of a contact side by side, for an evaluator who has sent one's own: before that nobody sees another's, and in a calibration nobody before all who are named have sent.",
  caller: { who: "person", act: "evaluation.make" },
  trail: { before: "access.viewed" },
  promises: ["A4.9"],
  params: within,
  reply: z
    .strictObject({
      form: evaluationForm,
      evaluations: z
        .array(sentEvaluation)
        .meta({ description: "One's own first, then others in the order they were sent.", example: [] }),
    })
    .meta({ description: "Evaluations side by side.", example: {} }),
  problems: [...outcomes, "out-of-turn"],
});
