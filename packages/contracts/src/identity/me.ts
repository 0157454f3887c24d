import { code, flag, idOf, instant, oneOf, text, whole } from "../scalar.ts";
import { grantView, language, roleCode, standing, unitCode } from "../standing.ts";

import { z } from "zod";

export const nothing = z.strictObject({}).meta({ description: "Nothing.", example: {} });

export const secretWord = text("Pass phrase; paste is allowed.", 200, "kuusi sanaa joita kukaan ei arvaa");

export const oneTimeCode = z
  .string()
  .regex(/^\d{6}$/)
  .meta({ description: "Six digits of the authenticator (RFC 6238).", example: "492039" });

/** What a signed-in person sees of themselves. */
export const me = z
  .strictObject({
    person: idOf("person", "Own pseudonym."),
    name: text("Own name.", 120, "Sanna Ketovuori"),
    role: roleCode,
    roles: z.array(roleCode).meta({ description: "Roles that may be worn.", example: ["ag"] }),
    unit: unitCode,
    office: code("Office.", "mikkeli"),
    language,
    grants: z.array(grantView).meta({ description: "Grants in force.", example: [] }),
    commitment: standing.shape.commitment,
    commitmentTextVersion: whole("Version of the text in force; 0 while none is published."),
    idleAt: instant("When the session ends without use."),
    endsAt: instant("When it ends in any case."),
    authenticatedAt: instant("Last proof of identity."),
    stepUp: oneOf(["password", "link"], "How identity is proved again."),
    demo: flag("True with invented people only."),
  })
  .meta({ description: "The signed-in person.", example: {} });

export type Me = z.output<typeof me>;
