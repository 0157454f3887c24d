import { describe, expect, test } from "@jest/globals";
import type { Facts, Standing } from "@tallenne/contracts";
import { addDays } from "@tallenne/domain";
import { decide } from "./decide.ts";
import { Permit } from "./permit.ts";
import {
  asker,
  caseOf,
  contactId,
  contactOf,
  now,
  standingOf,
  testId,
  today,
  within,
} from "./testing/scene.ts";

const listen = (facts: Facts, standing: Standing = standingOf("ch")) =>
  decide({ act: "recording.listen", standing, today, now, facts });

describe("a decision", () => {
  test("T-A10.2b a permit names person, role, purpose, case, contacts, right, commitment and the policy that permitted", () => {
    expect(listen(within("complaint"))).toEqual({
      permit: expect.objectContaining({
        act: "recording.listen",
        person: asker,
        role: "ch",
        purpose: "p1",
        case: testId("case", 1),
        contacts: [contactId],
        grant: testId("grant", 1),
        commitment: testId("commitment", 1),
        policies: ["permit-open-in-complaint"],
      }),
    });
  });

  test("of several contacts all must be permitted, and one that is unknown counts as one that is forbidden", () => {
    const second = contactOf({ id: testId("contact", 2) });
    const linked = caseOf("complaint", { contacts: [contactId, second.id] });
    expect(listen({ purpose: "p1", case: linked, contacts: [contactOf(), second] })).toHaveProperty("permit");
    const forbidden = listen(within("complaint", { contacts: [contactOf(), second] }));
    const unknown = listen(within("complaint", { contacts: [] }));
    expect(forbidden).toMatchObject({ denied: { problem: "unknown" } });
    expect(unknown).toMatchObject({ denied: { problem: "unknown", rule: "no-contact" } });
  });

  test("a contact past its last day is gone for who could have heard it yesterday, and unknown to everybody else", () => {
    const past = contactOf({ lastDay: addDays(today, -1) });
    expect(listen(within("complaint", { contacts: [past] }))).toMatchObject({
      denied: { rule: "forbid-past-last-day", problem: "gone" },
    });
    const elsewhere = { ...past, register: "online-groups" };
    expect(listen(within("complaint", { contacts: [elsewhere] }))).toMatchObject({
      denied: { problem: "unknown" },
    });
    expect(listen(within("complaint", { contacts: [contactOf({ lastDay: today })] }))).toHaveProperty(
      "permit",
    );
  });

  test("T-P16 a contact of a relative or a colleague is a hard stop, and so is an own one", () => {
    const barred = standingOf("ch", { disqualified: [contactId] });
    expect(listen(within("complaint"), barred)).toMatchObject({
      denied: { rule: "forbid-disqualified", problem: "own-matter" },
    });
    expect(listen(within("complaint", { contacts: [contactOf({ agent: asker })] }))).toMatchObject({
      denied: { rule: "forbid-own-matter", problem: "own-matter" },
    });
  });

  test("T-P14 no purpose, nothing is looked for", () => {
    const facts = { scope: "queue", case: caseOf("complaint") } as const;
    expect(decide({ act: "contact.list", standing: standingOf("ch"), today, now, facts })).toMatchObject({
      denied: { problem: "purpose-first" },
    });
  });

  test("whatever fails inside is a denial that carries the failure for the log", () => {
    const broken = { ...standingOf("ch"), grants: undefined as unknown as Standing["grants"] };
    expect(listen(within("complaint"), broken)).toMatchObject({
      denied: { rule: "decision-failed", problem: "defect", failure: expect.any(TypeError) },
    });
    const both = { standing: standingOf("ch"), source: { id: testId("source", 1) } };
    expect(decide({ act: "contact.put", ...both, today, now, facts: {} })).toMatchObject({
      denied: { rule: "decision-failed" },
    });
  });

  test("a source sends for the lines and registers it is enrolled for, and does nothing that is a person's", () => {
    const source = { id: testId("source", 1) };
    const enrolled = { lines: ["henkiloasiakkaat"], registers: ["calls"] };
    const send = (line: string, register: string) =>
      decide({
        act: "contact.announce",
        source,
        today,
        now,
        facts: { source: { ...enrolled, line, register } },
      });
    expect(send("henkiloasiakkaat", "calls")).toMatchObject({ permit: { source: source.id } });
    expect(send("uraohjaus", "calls")).toMatchObject({ denied: { problem: "not-permitted" } });
    expect(send("henkiloasiakkaat", "chat")).toMatchObject({ denied: { problem: "not-permitted" } });
    expect(decide({ act: "contact.list", source, today, now, facts: {} })).toHaveProperty("denied");
  });

  test("only a decision makes a permit, and nobody alters one", () => {
    expect(() => new Permit(Symbol("permit"), { act: "contact.list", contacts: [], policies: [] })).toThrow(
      "only a decision",
    );
    const decision = listen(within("complaint"));
    if (!("permit" in decision)) throw new Error("no permit");
    const { permit } = decision;
    expect(permit.covers(contactId)).toBe(true);
    expect(permit.covers(testId("contact", 2))).toBe(false);
    expect(() => Object.assign(permit, { role: "dp" })).toThrow(TypeError);
    expect(() => (permit.contacts as (typeof contactId)[]).push(contactId)).toThrow(TypeError);
  });
});
