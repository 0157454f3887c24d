import { operation } from "../operation.ts";
import { base64, idOf, text } from "../scalar.ts";
import { language, roleCode } from "../standing.ts";
import { nothing, secretWord, oneTimeCode, me } from "./me.ts";
import { z } from "zod";
import { ofKeeping, ofPerson } from "../refusals.ts";

export const signIn = operation({
  id: "signIn",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/sessions",
  summary: "Sign in with name, pass phrase and one-time code; sets the session cookie.",
  caller: { who: "anyone", reason: "nobody is known before signing in" },
  trail: { own: ["people.login", "people.login.refused"] },
  promises: ["A10.3"],
  body: z.strictObject({
    name: text("Sign-in name.", 120, "sanna.ketovuori"),
    password: secretWord,
    code: oneTimeCode,
  }),
  reply: me,
  status: 201,
  problems: ["bad-input", "sign-in-refused", "too-many", ...ofKeeping],
});

export const signInByLink = operation({
  id: "signInByLink",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/sessions/by-link",
  summary: "Sign in by a one-click link; demonstration only.",
  caller: { who: "anyone", reason: "the link is the proof" },
  trail: { own: ["people.login", "people.login.refused"] },
  promises: [],
  body: z.strictObject({ token: base64("Token of the link.", 200) }),
  reply: me,
  status: 201,
  problems: ["bad-input", "sign-in-refused", "production-only", "too-many", ...ofKeeping],
});

export const signOut = operation({
  id: "signOut",
  service: "identity",
  audience: "public",
  method: "delete",
  path: "/v1/session",
  summary: "End the session everywhere at once.",
  caller: { who: "person", act: "self.leave" },
  trail: { before: "people.logout" },
  promises: ["A10.3"],
  reply: nothing,
  problems: ["sign-in-first", ...ofKeeping],
});

export const readMe = operation({
  id: "readMe",
  service: "identity",
  audience: "public",
  method: "get",
  path: "/v1/me",
  summary: "Who is signed in, with rights and commitment.",
  caller: { who: "person", act: "self.read" },
  trail: { none: "one's own facts" },
  promises: [],
  reply: me,
  problems: ["sign-in-first"],
});

export const wearRole = operation({
  id: "wearRole",
  service: "identity",
  audience: "public",
  method: "put",
  path: "/v1/me/role",
  summary: "Wear another of one's roles; open sittings end.",
  caller: { who: "person", act: "self.wear" },
  trail: { before: "people.role.worn" },
  promises: ["A10.3"],
  body: z.strictObject({ role: roleCode }),
  reply: me,
  problems: ["bad-input", "sign-in-first", "not-permitted", ...ofKeeping],
});

export const setLanguage = operation({
  id: "setLanguage",
  service: "identity",
  audience: "public",
  method: "put",
  path: "/v1/me/language",
  summary: "Keep one's language.",
  caller: { who: "person", act: "self.read" },
  trail: { none: "one's own setting" },
  promises: [],
  body: z.strictObject({ language }),
  reply: me,
  problems: ["bad-input", "sign-in-first", "store-full"],
});

export const stepUp = operation({
  id: "stepUp",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/session/step-ups",
  summary: "Prove identity again; holds for sixty minutes.",
  caller: { who: "person", act: "self.step-up" },
  trail: { before: "people.stepped-up" },
  promises: ["A10.3"],
  body: z.strictObject({ password: secretWord.optional(), code: oneTimeCode.optional() }),
  reply: me,
  problems: ["bad-input", "sign-in-first", "sign-in-refused", "too-many", ...ofKeeping],
});

export const makeSignInLink = operation({
  id: "makeSignInLink",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/sign-in-links",
  summary: "A one-click link for a person; demonstration only.",
  caller: { who: "person", act: "sign-in-link.make" },
  trail: { before: "people.link.made" },
  promises: [],
  body: z.strictObject({ person: idOf("person", "For whom.") }),
  reply: z
    .strictObject({ token: base64("The token.", 200) })
    .meta({ description: "The link's token.", example: {} }),
  status: 201,
  problems: [...ofPerson, "unknown", "production-only", ...ofKeeping],
});
