import type { LiveVisitEvent } from "@tallenne/contracts";
import { testId } from "./invented.ts";
import { ownCall } from "./requests-at-work.ts";
import { supervisor, type visitsAtWork } from "./visits-at-work.ts";

/** Takes the supervision over. */
export const colleague = { ...supervisor, person: testId("person", 40) };
export const digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
export const check = {
  document: "identity-card",
  country: "FIN",
  valid: true,
  photo: true,
  name: "same",
  birthDate: true,
  method: "visual",
} as const;

/** What happens in a room, event by event. */
export function storyOf(desk: ReturnType<typeof visitsAtWork>) {
  /** What happens until the citizen has heard something. */
  const untilHeard = (): LiveVisitEvent[] => [
    desk.event("checked-in"),
    desk.event("identity-begun"),
    desk.event("identity-proved", { facts: { identity: check } }),
    desk.event("companions-cleared", { facts: { participants: ["interpreter"] } }),
    desk.event("briefed", { facts: { language: "selko", aids: ["large-print"] } }),
    desk.event("opened", { facts: { terminal: testId("terminal", 1) } }),
    desk.event("played", { actor: "citizen", by: testId("terminal", 1) }),
    desk.event("listened", {
      actor: "system",
      by: null,
      facts: { contact: ownCall.id, rendition: digest, fromMs: 0, toMs: 9000 },
    }),
    desk.event("suspended", { actor: "system", by: null, facts: { cause: "terminal-lost" } }),
    desk.event("resumed"),
    desk.event("handed-over", { by: colleague.person }),
    desk.event("held-back", { by: colleague.person, facts: { reason: "interpretation" } }),
    desk.event("released", { by: colleague.person }),
    desk.event("asked", { actor: "citizen", by: testId("terminal", 1), facts: { wish: "copy" } }),
    desk.event("listened", {
      actor: "system",
      by: null,
      facts: { contact: ownCall.id, rendition: digest, fromMs: 8000, toMs: 12_000 },
    }),
  ];
  const untilEnd = (): LiveVisitEvent[] => [
    ...untilHeard(),
    desk.event("played", { actor: "citizen", by: testId("terminal", 1) }),
    desk.event("finished", { actor: "citizen", by: testId("terminal", 1) }),
    desk.event("follow-up-chosen", { facts: { followUps: ["copy"] } }),
  ];
  return { untilHeard, untilEnd };
}
