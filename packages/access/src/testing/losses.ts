import type { Facts, Standing } from "@tallenne/contracts";
import { addDays } from "@tallenne/domain";
import type { Hours } from "../decision.ts";
import type { Part } from "../way.ts";
import { asker, type caseOf, colleague, contactOf, grantOf, testId, today } from "./scene.ts";

/** Who asks and what is known, before a decision. */
export interface Scene {
  standing?: Standing;
  facts: Facts;
  hours?: Hours;
}

const day = (offset: number) => addDays(today, offset);

/** One thing missing at a time, and the parts of the condition that thing belongs to. */
export interface Loss {
  /** Parts of the condition that go missing; for advisers and team leads the unit is a part of what a right covers. */
  parts: readonly Part[];
  lose: (scene: Scene) => Scene;
}
export const losses: Readonly<Record<string, Loss>> = {
  nothing: { parts: [], lose: (scene) => scene },
  "commitment not signed": { parts: ["commitment"], lose: person({ commitment: null }) },
  "commitment run out": {
    parts: ["commitment"],
    lose: person({ commitment: { id: testId("commitment", 1), version: 1, until: day(-1) } }),
  },
  "no right": { parts: ["grant"], lose: person({ grants: [] }) },
  "right run out": { parts: ["grant"], lose: right({ until: day(-1) }) },
  "right of another role": {
    parts: ["grant"],
    lose: (scene) => right({ role: scene.standing?.role === "os" ? "rs" : "os" })(scene),
  },
  "right for another register": { parts: ["covered"], lose: right({ registers: ["online-groups"] }) },
  "right for another line": { parts: ["covered"], lose: right({ lines: ["uraohjaus"] }) },
  "right in another unit": { parts: ["own-unit"], lose: right({ unit: "tiimi-9" }) },
  "no purpose": {
    parts: ["purpose"],
    lose: without("purpose"),
  },
  "two purposes": { parts: ["purpose"], lose: among({ purpose: "p1,p3" }) },
  "purpose of another register": { parts: ["purpose"], lose: among({ purpose: "r1" }) },
  "purpose outside the notice": {
    parts: ["notice"],
    lose: (scene) =>
      right({ registers: ["signup-feedback"] })(contact({ register: "signup-feedback" })(scene)),
  },
  "no scope": {
    parts: ["scope"],
    lose: without("scope"),
  },
  "scope of another list": {
    parts: ["scope"],
    lose: (scene) =>
      scene.facts.scope ? among({ scope: scene.facts.scope === "own" ? "team" : "own" })(scene) : scene,
  },
  "no case": {
    parts: ["case", "case-named", "member", "request"],
    lose: without("case"),
  },
  "case of another purpose": { parts: ["case", "case-named"], lose: inCase({ purpose: "p8" }) },
  "case long closed": {
    parts: ["case", "case-open", "case-named"],
    lose: inCase({ state: "closed", closedOn: day(-31) }),
  },
  "case past its last day": { parts: ["case", "case-named"], lose: inCase({ until: day(-1) }) },
  "case of others": {
    parts: ["case", "member", "owner"],
    lose: inCase({ owner: colleague, members: [testId("person", 8)] }),
  },
  "member, not owner": { parts: ["owner"], lose: inCase({ owner: colleague, members: [asker] }) },
  "session opened by oneself": { parts: ["opened-by-other"], lose: inCase({ owner: asker, members: [] }) },
  "contact not linked": { parts: ["linked"], lose: inCase({ contacts: [testId("contact", 7)] }) },
  disqualified: { parts: ["qualified"], lose: person({ disqualified: [contactOf().id] }) },
  "past its last day": { parts: ["readable"], lose: contact({ lastDay: day(-1) }) },
  "closed for reading": { parts: ["readable"], lose: contact({ open: false }) },
  "unknown contact": {
    parts: ["readable"],
    lose: (scene) => (scene.facts.contacts ? among({ contacts: [] })(scene) : scene),
  },
  "served by oneself": { parts: ["other-adviser"], lose: contact({ agent: asker }) },
  "served by another": { parts: ["own"], lose: contact({ agent: colleague }) },
  "served by nobody": { parts: ["own"], lose: contact({ agent: null }) },
  "served in another unit": { parts: ["own-unit"], lose: contact({ unit: "tiimi-9" }) },
  "fifteen days old": { parts: ["recent"], lose: contact({ startedOn: day(-15) }) },
  "before opening hours": {
    parts: ["hours"],
    lose: (scene) => ({ ...scene, hours: { opens: 601, closes: 1080 } }),
  },
  "at closing time": {
    parts: ["hours"],
    lose: (scene) => ({ ...scene, hours: { opens: 420, closes: 600 } }),
  },
  "proof of identity too old": { parts: ["fresh"], lose: among({ freshWithin: 9 * 60_000 }) },
  "no visit": { parts: ["same-office", "supervisor", "in-decision"], lose: without("visit") },
  "visit of another office": { parts: ["same-office"], lose: visit({ office: "pori" }) },
  "visit supervised by another": { parts: ["supervisor"], lose: visit({ supervisor: colleague }) },
  "contact not in the decision": { parts: ["in-decision"], lose: visit({ items: [testId("contact", 7)] }) },
  "reviewed by oneself": { parts: ["second-person"], lose: inCase({ reviewer: asker }) },
  "own proposal": { parts: ["second-person", "not-asker"], lose: target({ proposedBy: asker }) },
  "right for oneself": { parts: ["second-person"], lose: target({ person: asker }) },
  "proposer unknown": {
    parts: ["second-person", "not-asker"],
    lose: (scene) =>
      scene.facts.target ? among({ target: { person: colleague, unit: "tiimi-1" } })(scene) : scene,
  },
};

function person(more: Partial<Standing>) {
  return (scene: Scene): Scene => ({ ...scene, standing: { ...(scene.standing as Standing), ...more } });
}
function right(more: Parameters<typeof grantOf>[1]) {
  return (scene: Scene): Scene => person({ grants: [grantOf(scene.standing?.role ?? "ag", more)] })(scene);
}
function among(more: Facts) {
  return (scene: Scene): Scene => ({ ...scene, facts: { ...scene.facts, ...more } });
}
function contact(more: Parameters<typeof contactOf>[0]) {
  return (scene: Scene): Scene =>
    among(scene.facts.contacts ? { contacts: scene.facts.contacts.map((one) => ({ ...one, ...more })) } : {})(
      scene,
    );
}
function inCase(more: Parameters<typeof caseOf>[1]) {
  return (scene: Scene): Scene =>
    among(scene.facts.case ? { case: { ...scene.facts.case, ...more } } : {})(scene);
}
function visit(more: Partial<NonNullable<Facts["visit"]>>) {
  return (scene: Scene): Scene =>
    among(scene.facts.visit ? { visit: { ...scene.facts.visit, ...more } } : {})(scene);
}
function target(more: Facts["target"]) {
  return (scene: Scene): Scene =>
    among(scene.facts.target ? { target: { ...scene.facts.target, ...more } } : {})(scene);
}

function without(name: "purpose" | "scope" | "case" | "visit") {
  return (scene: Scene): Scene => ({
    ...scene,
    facts: Object.fromEntries(Object.entries(scene.facts).filter(([one]) => one !== name)) as Facts,
  });
}
