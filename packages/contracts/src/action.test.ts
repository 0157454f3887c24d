import { describe, expect, test } from "@jest/globals";
import { actionNames, parseEntry } from "./action.ts";
import { canonicalBytes } from "./canonical.ts";

const id = "0123456789abcdefghjkmnpqrs";
const entry = {
  v: 1,
  id: `entry_${id}`,
  at: "2026-11-24T07:05:00.000Z",
  date: "2026-11-24",
  actor: `person_${id}`,
  action: "access.denied",
  objects: [`contact_${id}`],
  outcome: "refused",
  facts: { act: "sitting.open", rule: "forbid-without-commitment" },
};

describe("a ledger entry", () => {
  test("T-E1 passes with the facts of its own action", () => {
    expect(parseEntry(entry).facts).toEqual(entry.facts);
  });

  test.each([
    ["facts of another action", { facts: { part: "original" } }],
    ["a field nobody declared", { name: "Aino" }],
    ["a fact nobody declared", { facts: { ...entry.facts, phone: "+358401234567" } }],
    ["a text where a code belongs", { facts: { act: "sitting.open", rule: "Aino Koivuranta soitti" } }],
    ["an actor who is not a pseudonym", { actor: "sanna.ketovuori" }],
    ["an object that is not an opaque id", { objects: ["140358-901F"] }],
    ["an unknown action", { action: "contact.whatever" }],
  ])("T-E1 refuses %s", (_what, change) => {
    expect(() => parseEntry({ ...entry, ...change })).toThrow();
  });

  test("every action has a group of the event catalogue", () => {
    const groups = new Set(actionNames.map((name) => String(name.split(".")[0])));
    expect([...groups].toSorted()).toEqual([
      "access",
      "case",
      "contact",
      "evaluation",
      "governance",
      "intake",
      "keys",
      "ledger",
      "people",
      "request",
      "retention",
      "source",
      "terminal",
      "visit",
    ]);
  });

  test("canonical bytes do not depend on the order of names (RFC 8785)", () => {
    expect(canonicalBytes({ b: 1, a: "ä" })).toEqual(canonicalBytes({ a: "ä", b: 1 }));
    expect(() => canonicalBytes(undefined)).toThrow(TypeError);
  });
});
