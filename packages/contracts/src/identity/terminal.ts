import { operation } from "../operation.ts";
import { base64, code, idOf, instant, oneOf, text } from "../scalar.ts";
import { nothing } from "./me.ts";
import { z } from "zod";
import { ofKeeping, ofPerson } from "../refusals.ts";

const terminalParams = z.strictObject({ terminal: idOf("terminal", "The terminal.") });
const name = text("Name on the device.", 60, "Pääte M2");
const office = code("Its office.", "mikkeli");
const room = idOf("room", "The room it stands in.");

/** A listening terminal: a device of one office, no person (flows D25). */
const enrolledTerminal = z
  .strictObject({ id: idOf("terminal", "The terminal."), office, room, name })
  .meta({ description: "An enrolled terminal.", example: {} });

const terminalRow = z
  .strictObject({
    ...enrolledTerminal.shape,
    state: oneOf(["awaited", "enrolled", "revoked"], "Link not used yet, in use, or revoked."),
    enrolledAt: instant("When its device accepted.").nullable(),
    seenAt: instant("When it was last asked about, to the hour.").nullable(),
    linkUntil: instant("Until when its link works.").nullable(),
  })
  .meta({ description: "A listening terminal.", example: {} });
export type TerminalRow = z.output<typeof terminalRow>;

const administering = [...ofPerson, "no-ledger"] as const;

export const enrolTerminal = operation({
  id: "enrolTerminal",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/terminals",
  summary: "Enrol a listening terminal of an office; answers the token of a one-time link for its device.",
  caller: { who: "person", act: "terminal.enrol" },
  trail: { before: "terminal.awaited" },
  promises: ["A11.6", "A10.1"],
  body: z.strictObject({ office, room, name }),
  reply: z
    .strictObject({
      terminal: idOf("terminal", "The terminal."),
      token: base64("One-time token; opened once, within a day.", 200),
      until: instant("Until when."),
    })
    .meta({ description: "The one-time link.", example: {} }),
  status: 201,
  problems: [...administering, "conflict", "store-full"],
});

export const acceptTerminal = operation({
  id: "acceptTerminal",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/terminal",
  summary: "On the device, with the one-time link: it becomes the terminal; sets the device cookie.",
  caller: { who: "anyone", reason: "the one-time link is the proof" },
  trail: { own: ["terminal.enrolled"] },
  promises: ["A11.6", "A10.1"],
  body: z.strictObject({ token: base64("One-time token.", 200) }),
  reply: enrolledTerminal,
  status: 201,
  problems: ["bad-input", "sign-in-refused", "too-many", ...ofKeeping],
});

export const revokeTerminal = operation({
  id: "revokeTerminal",
  service: "identity",
  audience: "public",
  method: "delete",
  path: "/v1/terminals/:terminal",
  summary: "The device is no terminal any more, at once: its cookie opens nothing.",
  caller: { who: "person", act: "terminal.enrol" },
  trail: { before: "terminal.revoked" },
  promises: ["A11.6", "A10.1"],
  params: terminalParams,
  reply: nothing,
  problems: [...administering, "unknown", "store-full"],
});

export const listTerminals = operation({
  id: "listTerminals",
  service: "identity",
  audience: "public",
  method: "get",
  path: "/v1/terminals",
  summary: "Listening terminals of all offices, revoked ones last.",
  caller: { who: "person", act: "terminal.enrol" },
  trail: { none: "devices of offices; no person" },
  promises: ["A11.6"],
  reply: z
    .strictObject({ rows: z.array(terminalRow).meta({ description: "Terminals.", example: [] }) })
    .meta({ description: "Terminals.", example: {} }),
  problems: ["sign-in-first", "sign-first", "not-permitted", "no-ledger"],
});

export const introspectTerminal = operation({
  id: "introspectTerminal",
  service: "identity",
  audience: "internal",
  method: "post",
  path: "/v1/introspect-terminal",
  summary: "Which terminal stands behind a device cookie; null for none, an unknown or a revoked one.",
  caller: { who: "services", callers: ["reading-room"] },
  trail: { none: "a leaf read" },
  promises: ["A11.6", "A10.1"],
  body: z.strictObject({ terminal: base64("The device cookie's value.", 200) }),
  reply: z
    .strictObject({
      terminal: z
        .strictObject({ id: idOf("terminal", "The terminal."), office, room })
        .nullable()
        .meta({ description: "The terminal or null.", example: null }),
    })
    .meta({ description: "The terminal or null.", example: {} }),
  problems: ["bad-input"],
});
