import { operation } from "../operation.ts";
import { base64, code, date, flag, text } from "../scalar.ts";
import { unitCode } from "../standing.ts";
import { secretWord, oneTimeCode, me } from "./me.ts";
import { z } from "zod";
import { ofKeeping } from "../refusals.ts";

/** First account, people, grants: for a small office (flows D28). */
export const readFirstStart = operation({
  id: "readFirstStart",
  service: "identity",
  audience: "public",
  method: "get",
  path: "/v1/first-start",
  summary: "Whether the first administrator is still missing.",
  caller: { who: "anyone", reason: "the landing page must lead the first administrator" },
  trail: { none: "says yes or no only" },
  promises: [],
  reply: z
    .strictObject({
      waiting: flag("True until the first account exists."),
      demo: flag("True where all people are invented."),
      today: date("Today of the archive's calendar, for the landing page.").optional(),
    })
    .meta({ description: "State of the first start.", example: {} }),
  problems: [],
});

export const beginFirstAdministrator = operation({
  id: "beginFirstAdministrator",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/first-administrator",
  summary: "With the one-time link of the first start: get an authenticator secret.",
  caller: { who: "anyone", reason: "the one-time link is the proof" },
  trail: { none: "nothing is made yet" },
  promises: [],
  body: z.strictObject({ token: base64("One-time token printed at the first start.", 200) }),
  reply: z
    .strictObject({
      secret: text("Authenticator secret, base32.", 80, "JBSWY3DPEHPK3PXP"),
      uri: text("otpauth URI.", 400, "otpauth://totp/Tallenne"),
    })
    .meta({ description: "Authenticator secret.", example: {} }),
  problems: ["bad-input", "sign-in-refused", "too-many", "store-full"],
});

export const makeFirstAdministrator = operation({
  id: "makeFirstAdministrator",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/first-administrator/account",
  summary: "Create the first administrator; the one-time link dies.",
  caller: { who: "anyone", reason: "the one-time link is the proof" },
  trail: { own: ["people.created", "people.grant.approved", "people.login"] },
  promises: ["A10.3"],
  body: z.strictObject({
    token: base64("One-time token.", 200),
    name: text("Full name.", 120, "Timo Harjukoski"),
    signInName: code("Sign-in name.", "timo.harjukoski"),
    office: code("Office.", "mikkeli"),
    unit: unitCode,
    password: secretWord,
    code: oneTimeCode,
  }),
  reply: me,
  status: 201,
  problems: ["bad-input", "sign-in-refused", "too-many", ...ofKeeping],
});

export const acceptInvitation = operation({
  id: "acceptInvitation",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/invitations",
  summary:
    "With an invitation: begin (answers an authenticator secret) or finish (sets pass phrase, signs in).",
  caller: { who: "anyone", reason: "the invitation is the proof" },
  trail: { own: ["people.login"] },
  promises: [],
  body: z.strictObject({
    token: base64("One-time token.", 200),
    password: secretWord.optional(),
    code: oneTimeCode.optional(),
  }),
  reply: z
    .strictObject({
      secret: text("Authenticator secret, base32.", 80, "JBSWY3DPEHPK3PXP").optional(),
      uri: text("otpauth URI.", 400, "otpauth://totp/Tallenne").optional(),
      me: me.optional(),
    })
    .meta({ description: "The next step.", example: {} }),
  problems: ["bad-input", "sign-in-refused", "too-many", ...ofKeeping],
});
