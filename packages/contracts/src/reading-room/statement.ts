import { z } from "zod";
import { requestParams } from "../catalogue/request.ts";
import { operation } from "../operation.ts";
import { date, flag, text } from "../scalar.ts";
import { contactId, nothing, outcomes, partParams } from "./shape.ts";

/** Longest statement, characters. */
const longest = 4_000;
const words = text(
  "The statement, in the words of whom it is about.",
  longest,
  "En perunut tapaamista; se siirtyi.",
);

/** A statement of the person a contact is about, as whoever opens the contact sees it (GDPR Art 16). */
export const shownStatement = z
  .strictObject({
    text: words,
    on: date("It stands beside the contact since; null while it is only proposed.").nullable(),
    masked: flag("What names somebody is masked: the purpose is about nobody."),
  })
  .meta({ description: "A statement beside a contact.", example: {} });
export type ShownStatement = z.output<typeof shownStatement>;

export const writeStatement = operation({
  id: "writeStatement",
  service: "reading-room",
  audience: "public",
  method: "put",
  path: "/v1/sittings/:sitting/contacts/:contact/statement",
  summary:
    "The statement that a rectification attaches to a contact, proposed: sealed with the contact's own key, shown to nobody else before it is decided.",
  caller: { who: "person", act: "text.read" },
  trail: { before: "access.statement.written" },
  promises: ["A12.1"],
  params: partParams,
  body: z.strictObject({ text: words }),
  reply: nothing,
  problems: [...outcomes, "out-of-turn", "store-full"],
});

export const revealStatement = operation({
  id: "revealStatement",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/contacts/:contact/statement",
  summary: "The statement written for a request and a contact: who checks and who decides read it first.",
  caller: { who: "person", act: "request.weigh" },
  trail: { before: "access.revealed" },
  promises: ["A12.1"],
  params: requestParams.extend({ contact: contactId }),
  reply: z.strictObject({ text: words }).meta({ description: "The statement.", example: {} }),
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "unknown",
    "gone",
    "no-ledger",
    "peer-away",
    "store-away",
    "store-full",
    "damaged",
  ],
});
