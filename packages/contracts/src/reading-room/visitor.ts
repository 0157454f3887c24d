import { operation } from "../operation.ts";
import { date, text } from "../scalar.ts";
import { visitParams } from "./visit.ts";
import { z } from "zod";

/** What a document is held against. */
export const visitor = z
  .strictObject({
    name: text("Name, as the request has it.", 200, "Aino Koivuranta"),
    birthDate: date(
      "Birth date, where the request holds one identity code; the code itself is never shown.",
    ).nullable(),
  })
  .meta({ description: "Who a visit was booked for.", example: {} });
export type Visitor = z.output<typeof visitor>;

export const revealVisitor = operation({
  id: "revealVisitor",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/visitor",
  summary:
    "Name and birth date of who the visit was booked for, to be held against a document: on its day, from arrival until identity is proved.",
  caller: { who: "person", act: "visit.attend" },
  trail: { before: "access.revealed" },
  promises: ["A11.7"],
  params: visitParams,
  reply: visitor,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "unknown",
    "not-at-this-stage",
    "gone",
    "no-ledger",
    "peer-away",
    "store-away",
    "store-full",
    "damaged",
  ],
});
