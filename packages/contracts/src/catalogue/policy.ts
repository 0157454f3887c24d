import { operation } from "../operation.ts";
import { code, date, oneOf, sha256, text, trilingual } from "../scalar.ts";
import { lineCode, purposeCode, registerCode } from "../standing.ts";
import { z } from "zod";

/** Who answers for the registers of a notice, as letters name them (rows A1, A2). */
export const controllerView = z
  .strictObject({
    notice: oneOf(["A", "B"], "Notice."),
    from: date("First day."),
    until: date("Last day; left out while open.").optional(),
    names: trilingual,
    units: trilingual,
    businessId: text("Business id.", 9, "0000001-9"),
    postal: text("Postal address.", 200, "PL 1, 00001 Esimerkkilä"),
    visiting: text("Visiting address.", 200, "Esimerkkikatu 1, Esimerkkilä"),
    phone: text("Telephone.", 40, "0295 000 000"),
    registryMail: text("Mailbox of the registry.", 254, "kirjaamo@viranomainen.example"),
    officerMail: text(
      "Mailbox of the data protection officer's office.",
      254,
      "tietosuoja@viranomainen.example",
    ),
  })
  .meta({ description: "A controller.", example: {} });

export const readRegisters = operation({
  id: "readRegisters",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/registers",
  summary: "Registers, lines, purposes and terms in force, and who answers for them.",
  caller: { who: "person", act: "self.read" },
  trail: { none: "public policy" },
  promises: ["A0", "A1", "A2", "A3"],
  reply: z
    .strictObject({
      version: code("Policy version.", "policy-1"),
      today: date("Today of the archive's calendar."),
      registers: z
        .array(
          z.strictObject({
            id: registerCode,
            notice: oneOf(["A", "B"], "Notice."),
            names: trilingual,
            term: text("ISO 8601 period.", 10, "P6M"),
            ceiling: text("ISO 8601 period.", 10, "P12M"),
            purposes: z.array(purposeCode).meta({ description: "Purposes of its notice.", example: ["p1"] }),
            bases: z
              .array(
                z.strictObject({
                  letter: oneOf(["a", "c", "e"], "Letter of GDPR Article 6(1)."),
                  provision: text("National provision.", 200, "1050/2018 4 §"),
                }),
              )
              .meta({ description: "What its processing rests on.", example: [] }),
            lines: z.array(lineCode).meta({ description: "Lines whose contacts it takes.", example: [] }),
          }),
        )
        .meta({ description: "Registers.", example: [] }),
      lines: z
        .array(
          z.strictObject({
            id: lineCode,
            names: trilingual,
            recording: oneOf(["allowed", "forbidden"], "May calls be recorded?"),
            aliases: z
              .array(text("What sources call it.", 64, "jono-77"))
              .meta({ description: "Other names of it at sources.", example: [] }),
            from: date("First day in force."),
            until: date("Last day in force; null while open.").nullable(),
          }),
        )
        .meta({ description: "Service lines.", example: [] }),
      purposes: z
        .array(z.strictObject({ id: purposeCode, names: trilingual }))
        .meta({ description: "Purposes.", example: [] }),
      laws: z
        .array(z.strictObject({ id: code("As contacts cite it.", "380-2023"), names: trilingual }))
        .meta({ description: "Acts whose tasks contacts serve, in force or not.", example: [] }),
      controllers: z
        .array(controllerView)
        .meta({ description: "Who answers for each notice today; letters need one.", example: [] }),
    })
    .meta({ description: "Policy in force.", example: {} }),
  problems: ["sign-in-first"],
});

export const intakeRules = operation({
  id: "intakeRules",
  service: "catalogue",
  audience: "internal",
  method: "get",
  path: "/v1/intake-rules",
  summary: "Registers, lines, notices and terms as data, with the policy version.",
  caller: { who: "services", callers: ["intake", "reading-room"] },
  trail: { none: "a leaf read" },
  promises: ["A3", "A6.2"],
  reply: z
    .strictObject({
      version: code("Version.", "policy-1"),
      policy: text("Canonical JSON of the policy (domain: policyDigestText).", 200_000),
    })
    .meta({ description: "Rules.", example: {} }),
  problems: [],
});

export const pinRules = operation({
  id: "pinRules",
  service: "catalogue",
  audience: "internal",
  method: "get",
  path: "/v1/policies",
  summary: "Policy versions to pin by digest.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "a leaf read" },
  promises: ["A6.1"],
  reply: z
    .strictObject({
      versions: z
        .array(
          z.strictObject({
            version: code("Version.", "policy-1"),
            from: date("In force from."),
            policy: text("Canonical JSON.", 200_000),
            digest: sha256("Its SHA-256."),
          }),
        )
        .meta({ description: "Versions.", example: [] }),
    })
    .meta({ description: "Policy versions.", example: {} }),
  problems: [],
});
