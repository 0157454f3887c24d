import { announceContact, listContacts, type Operation, Problem } from "@tallenne/contracts";
import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { parseAsked } from "./parse-asked.ts";

const findings = (operation: Operation, raw: { params?: unknown; query?: unknown; body?: unknown }) => {
  try {
    parseAsked(operation, { params: {}, query: {}, ...raw });
  } catch (failure) {
    if (failure instanceof Problem && failure.slug === "bad-input") return failure.findings;
    throw failure;
  }
  return [];
};
const of = (shape: z.ZodType, more: Partial<Operation> = {}): Operation => ({
  ...announceContact,
  ...more,
  body: shape,
});

describe("everything wrong is found at once, with places and never with values", () => {
  test("an announcement with faults in several places", () => {
    const body = {
      externalId: "",
      channel: "fax",
      line: "henkiloasiakkaat",
      startedAt: "24.11.2026 klo 9",
      sentAt: "2026-11-24T07:05:00Z",
      direction: "in",
      language: "fi",
      place: "FIN",
      origin: "subject",
      legalTasks: [],
      parties: [{ role: "customer", phone: 401234567, "sala/sana": 1, "Aino Koivuranta": 1, extra: 1 }],
      contentLength: -1,
    };
    const found = findings(announceContact, { body });
    expect(found.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      "/externalId too-short",
      "/channel not-in-list",
      "/startedAt invalid-format",
      "/endedAt missing",
      "/place invalid-format",
      "/legalTasks too-short",
      "/parties/0/phone invalid-type",
      // Names that are no plain words are not repeated: they could be somebody's.
      "/parties/0 unknown-field",
      "/parties/0 unknown-field",
      "/parties/0/extra unknown-field",
      "/contentLength too-small",
    ]);
    expect(JSON.stringify(found)).not.toMatch(/fax|klo|401234567|Aino|sala/);
    expect(found.find(({ pointer }) => pointer === "/channel")?.detail).toBe(
      "expected one of call, chat, email, eform",
    );
  });

  test("address, query and body together, each below its own place", () => {
    const operation = of(z.strictObject({ a: z.string() }), {
      params: z.strictObject({ contact: z.string().regex(/^x$/) }),
      query: z.strictObject({ limit: z.string() }),
    });
    const found = findings(operation, {
      params: { contact: "y" },
      query: { limit: ["1", "2"], q: "x" },
      body: {},
    });
    expect(found.map(({ pointer }) => pointer)).toEqual([
      "/params/contact",
      "/query/limit",
      "/query/q",
      "/a",
    ]);
  });

  test("an operation without a query takes none", () => {
    expect(
      findings({ ...announceContact, body: z.strictObject({}) }, { query: { phone: "x" }, body: {} }),
    ).toMatchObject([{ pointer: "/query/phone", code: "unknown-field" }]);
    expect(findings(listContacts, { query: { purpose: "p0", scope: "own" } })).toEqual([]);
  });

  test("names with a tilde or a slash are written as RFC 6901 says", () => {
    const shape = z.strictObject({ "a/b": z.strictObject({ "m~n": z.number() }) });
    expect(findings(of(shape), { body: { "a/b": { "m~n": "x" } } })[0]?.pointer).toBe("/a~1b/m~0n");
  });

  test("a body full of faults is told by its first hundred", () => {
    const shape = z.strictObject({ many: z.array(z.number()) });
    expect(findings(of(shape), { body: { many: Array.from({ length: 5000 }, () => "x") } })).toHaveLength(
      100,
    );
  });

  test("names that reach for the object's own kind are unknown fields", () => {
    const body: unknown = JSON.parse('{"a":"x","__proto__":{"admin":true},"constructor":1}');
    const found = findings(of(z.strictObject({ a: z.string() })), { body });
    expect(found.map(({ code }) => code)).toEqual(["unknown-field", "unknown-field"]);
  });

  test("what is asked keeps its type and order", () => {
    const shape = z.strictObject({ name: z.string(), on: z.boolean().optional() });
    const asked = parseAsked(of(shape), { params: {}, query: {}, body: { name: "Ääkköset 🎧 \u{10FFFF}" } });
    expect(asked).toEqual({ params: undefined, query: undefined, body: { name: "Ääkköset 🎧 \u{10FFFF}" } });
  });
});
