import { certificateDocument } from "../catalogue/request-decision.ts";
import { requestFields, requestParams } from "../catalogue/request.ts";
import { operation } from "../operation.ts";
import { flag, sha256, text } from "../scalar.ts";
import { z } from "zod";

const outcomes = [
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
] as const;

export const revealRequest = operation({
  id: "revealRequest",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/reveal",
  summary: "Who asks and what they wrote; identity codes only masked.",
  caller: { who: "person", act: "request.reveal" },
  trail: { before: "access.revealed" },
  promises: ["A11.2", "A11.3"],
  params: requestParams,
  reply: requestFields,
  problems: outcomes,
});

export const revealCertificate = operation({
  id: "revealCertificate",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/certificate",
  summary: "The certificate of refusal for printing: the same number, and whether it is a copy.",
  caller: { who: "person", act: "request.reveal" },
  trail: { before: "access.revealed" },
  promises: ["A12.6"],
  params: requestParams,
  reply: z
    .strictObject({
      document: certificateDocument,
      digest: sha256("Digest of its canonical JSON."),
      verification: text("Verification code.", 20, "9F86-D081-884C"),
      copy: flag("It was delivered before: this is a copy."),
    })
    .meta({ description: "A certificate.", example: {} }),
  problems: outcomes,
});
