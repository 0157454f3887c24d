import { operation } from "../operation.ts";
import { terminalLanguage } from "../reading-room/visit-view.ts";
import { oneOf, sha256 } from "../scalar.ts";
import { requestReads } from "./request-desk.ts";
import { requestParams } from "./request.ts";
import { visitId } from "./visit.ts";
import { z } from "zod";

/** Letters of a request that can be made as a file. */
export const requestLetters = ["acknowledgement", "reply", "certificate"] as const;
/** Papers of a visit that can be made as a file. */
export const visitLetters = ["invitation", "record", "listening"] as const;

const file = {
  language: terminalLanguage,
  digest: sha256("SHA-256 of the file: whoever holds it compares."),
};
const noted = z.strictObject({}).meta({ description: "Noted.", example: {} });

export const noteRequestLetter = operation({
  id: "noteRequestLetter",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/letters",
  summary: "A letter of the request is made as a file: its digest is in the ledger before the file is saved.",
  caller: { who: "person", act: "request.read" },
  trail: { before: "request.letter.made" },
  promises: ["A11.1", "A12.6"],
  params: requestParams,
  body: z.strictObject({ letter: oneOf(requestLetters, "Which letter."), ...file }),
  reply: noted,
  problems: requestReads,
});

export const noteVisitLetter = operation({
  id: "noteVisitLetter",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/letters",
  summary: "A paper of the visit is made as a file: its digest is in the ledger before the file is saved.",
  caller: { who: "person", act: "visit.read" },
  trail: { before: "visit.letter.made" },
  promises: ["A11.6", "A11.7"],
  params: z.strictObject({ visit: visitId }),
  body: z.strictObject({ letter: oneOf(visitLetters, "Which paper."), ...file }),
  reply: noted,
  problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "unknown", "no-ledger"],
});
