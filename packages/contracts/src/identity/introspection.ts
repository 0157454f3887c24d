import { operation } from "../operation.ts";
import { base64, idOf, text } from "../scalar.ts";
import { unitCode } from "../standing.ts";
import { z } from "zod";

export const introspect = operation({
  id: "introspect",
  service: "identity",
  audience: "internal",
  method: "post",
  path: "/v1/introspect",
  summary:
    "Who stands behind a session cookie: a signed answer (ES256, typ standing), null when nobody does. Counts as use.",
  caller: {
    who: "services",
    callers: ["intake", "catalogue", "reading-room", "steward", "ledger", "identity"],
  },
  trail: { none: "a leaf read" },
  promises: ["A10.3"],
  body: z.strictObject({ session: base64("The cookie's value.", 200) }),
  reply: z
    .strictObject({ standing: text("Signed standing, JWT.", 20000).nullable() })
    .meta({ description: "Signed standing or null.", example: {} }),
  problems: ["bad-input"],
});

export const findAgent = operation({
  id: "findAgent",
  service: "identity",
  audience: "internal",
  method: "post",
  path: "/v1/agents",
  summary: "The adviser behind a recorder's key.",
  caller: { who: "services", callers: ["intake"] },
  trail: { none: "a leaf read" },
  promises: [],
  body: z.strictObject({ key: text("Key used by the recorder.", 80, "agent-204") }),
  reply: z
    .strictObject({ person: idOf("person", "The adviser.").nullable(), unit: unitCode.nullable() })
    .meta({ description: "The adviser or null.", example: {} }),
  problems: ["bad-input"],
});
