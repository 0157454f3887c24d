import { z } from "zod";
import { operation } from "../operation.ts";
import { base64, code, idOf, text } from "../scalar.ts";
import { registerCode } from "../standing.ts";
import { ofKeeping, ofPerson } from "../refusals.ts";

const rights = {
  registers: z
    .array(registerCode)
    .min(1)
    .meta({ description: "Registers.", example: ["calls"] }),
  lines: z
    .array(text("Line as the source names it.", 64, "henkiloasiakkaat"))
    .min(1)
    .max(50)
    .meta({ description: "Lines it may announce.", example: [] }),
};

export const enrolSource = operation({
  id: "enrolSource",
  service: "intake",
  audience: "public",
  method: "post",
  path: "/v1/sources",
  summary: "Enrol a recorder or gateway; its token is shown once.",
  caller: { who: "person", act: "source.enrol" },
  trail: { before: "source.enrolled" },
  promises: ["A3"],
  body: z.strictObject({
    name: code("Name.", "vaihde-1"),
    ...rights,
  }),
  reply: z
    .strictObject({ source: idOf("source", "The source."), token: base64("Bearer token, shown once.", 200) })
    .meta({ description: "The source.", example: {} }),
  status: 201,
  problems: [...ofPerson, "conflict", ...ofKeeping],
});

export const changeSource = operation({
  id: "changeSource",
  service: "intake",
  audience: "public",
  method: "put",
  path: "/v1/sources/:source",
  summary:
    "Change which registers and lines a source may announce, as when a line is added; its token stays.",
  caller: { who: "person", act: "source.enrol" },
  trail: { before: "source.changed" },
  promises: ["A3"],
  params: z.strictObject({ source: idOf("source", "The source.") }),
  body: z.strictObject(rights),
  reply: z
    .strictObject({ source: idOf("source", "The source.") })
    .meta({ description: "The source.", example: {} }),
  problems: [...ofPerson, "unknown", ...ofKeeping],
});
