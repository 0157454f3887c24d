import { describe, expect, test } from "@jest/globals";
import { toldRules } from "./denial.ts";
import { loadPolicies, PoliciesRefused, policyText, preparePolicies, schemaText } from "./policies.ts";

const schema = schemaText();
const prepare = (policies: string) => preparePolicies({ schema, policies, name: "trial" });
const policy = (id: string, when: string, effect = "permit") =>
  `@id("${id}") ${effect} (principal, action == Action::"contact.list", resource is Contact) when { ${when} };`;

describe("the policies", () => {
  test("are valid against their schema without a warning, each with an id of its own", () => {
    const { permits, forbids } = loadPolicies();
    expect(permits.length).toBeGreaterThan(20);
    expect(forbids.length).toBeGreaterThan(15);
    expect(new Set([...permits, ...forbids]).size).toBe(permits.length + forbids.length);
  });

  test("every policy that forbids is told in words of its own", () => {
    const untold = loadPolicies().forbids.filter((id) => !toldRules.includes(id));
    expect(untold).toEqual([]);
  });

  test.each([
    ["a misspelt attribute", policy("permit-trial", 'resource.unti == "tiimi-1"'), "unti"],
    ["a comparison of different kinds", policy("permit-trial", 'resource.lastDay >= "2026"'), "permit-trial"],
    ["a policy that can never apply", policy("permit-trial", "false"), "permit-trial"],
    ["an unknown act", policy("permit-trial", "true").replace("contact.list", "contact.eat"), "contact.eat"],
    ["no id", policy("permit-trial", "true").replace('@id("permit-trial")', ""), "@id"],
    ["an id of the other effect", policy("permit-trial", "true", "forbid"), "@id"],
    ["one id twice", policy("permit-trial", "true").repeat(2), "twice"],
    ["text that is no policy", "permit principal", "principal"],
  ])("are refused at the start for %s", (_, text, told) => {
    expect(() => prepare(text)).toThrow(PoliciesRefused);
    expect(() => prepare(text)).toThrow(told);
  });

  test("read as law: every file says which row of the notice it serves, no policy stands without a comment", () => {
    const parts = policyText().split(/\n(?=@id)/);
    expect(parts.length).toBeGreaterThan(40);
    expect(policyText()).toMatch(/row A10\.2/);
    expect(policyText()).not.toMatch(/\bTODO\b/);
  });
});
