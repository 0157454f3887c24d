import { operation } from "../operation.ts";
import { idOf } from "../scalar.ts";
import { z } from "zod";
import { caseView } from "./case.ts";
import { evaluatorsNamed } from "./calibrated.ts";
import { contactId } from "./shape.ts";

export const calibrateContact = operation({
  id: "calibrateContact",
  service: "catalogue",
  audience: "public",
  method: "put",
  path: "/v1/cases/:case/contacts/:contact/calibration",
  summary:
    "Name who scores a drawn contact blind and then compares: two to five people, one's own project; named again they replace the former. Colleagues named become members.",
  caller: { who: "person", act: "case.calibrate" },
  trail: { with: "case.calibrated" },
  promises: ["A4.9"],
  params: z.strictObject({ case: idOf("case", "The quality project."), contact: contactId }),
  body: z.strictObject({ evaluators: evaluatorsNamed }),
  reply: caseView,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "unknown",
    "case-closed",
    "no-ledger",
    "peer-away",
    "store-full",
  ],
});
