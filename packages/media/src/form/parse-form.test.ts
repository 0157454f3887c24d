import { describe, expect, test } from "@jest/globals";
import { formLimits, parseForm } from "./parse-form.ts";
import type { FormProfile } from "./form-profile.ts";

const head = { format: "tallenne-form", profile: "contact-request", version: 1 };
const form = (fields: unknown, more: object = {}) =>
  Buffer.from(JSON.stringify({ ...head, fields, ...more }));
const codes = (bytes: Uint8Array, profile?: FormProfile) =>
  parseForm(bytes, profile).findings.map(({ code, pointer }) => `${code} ${pointer ?? ""}`);

describe("an electronic contact request", () => {
  test("A6.10 is read by its declared fields; what says who somebody is stands apart", () => {
    const { form: read, findings } = parseForm(
      form({
        message: "I have moved from Vaasa to Mikkeli.",
        topic: "moving",
        name: "Farah Haidari",
        phone: "040 1234567",
      }),
    );
    expect(findings).toEqual([]);
    expect(read?.fields.map(({ name, isPersonal }) => [name, isPersonal])).toEqual([
      ["topic", false],
      ["message", false],
      ["name", true],
      ["phone", true],
    ]);
  });

  test("technical fields a site sends along are dropped, unknown ones with a finding", () => {
    const bytes = form({ message: "x", ip: "192.0.2.1", userAgent: "y", colour: "red" });
    expect(parseForm(bytes).form?.fields.map(({ name }) => name)).toEqual(["message"]);
    expect(codes(bytes)).toEqual(["unknown-field #/fields/colour"]);
  });

  test("a field the profile masks is masked, with counts", () => {
    const masking: FormProfile = {
      name: "x",
      version: 1,
      fields: { note: { concept: "message", rule: "mask" } },
    };
    const bytes = Buffer.from(
      JSON.stringify({
        format: "tallenne-form",
        profile: "x",
        version: 1,
        fields: { note: "soita 0401234567" },
      }),
    );
    expect(parseForm(bytes, masking).form).toMatchObject({
      masks: { phone: 1 },
      fields: [{ text: "soita ⟦phone⟧" }],
    });
  });

  test("several choices, numbers, yes and no become text; empty answers are left out", () => {
    const { form: read } = parseForm(
      form({ message: ["a", "b"], topic: 7, replyBy: true, municipality: " ", language: null }),
    );
    expect(read?.fields.map(({ text }) => text)).toEqual(["7", "a\nb", "yes"]);
  });

  test.each([
    [
      "another format",
      Buffer.from(JSON.stringify({ ...head, format: "x", fields: { message: "x" } })),
      ["wrong-word #/format"],
    ],
    [
      "another version",
      Buffer.from(JSON.stringify({ ...head, version: 2, fields: { message: "x" } })),
      ["wrong-version #/version"],
    ],
    ["no message", form({ topic: "x" }), ["missing #/fields/message"]],
    ["fields that are none", form("x"), ["wrong-type #/fields"]],
    [
      "an object for an answer",
      form({ message: { a: 1 } }),
      ["wrong-type #/fields/message", "missing #/fields/message"].slice(0, 1),
    ],
    [
      "an answer that is too long",
      form({ message: "x".repeat(formLimits.text + 1) }),
      ["too-long #/fields/message"],
    ],
    [
      "prototype names",
      form({ message: "x", ["__proto__x"]: 1, constructor: 2 }),
      ["unknown-field #/fields", "unknown-field #/fields/constructor"],
    ],
  ])("%s is told with its place", (_what, bytes, found) => {
    expect(codes(bytes)).toEqual(found);
  });

  test("more fields than a form has are refused", () => {
    const many = Object.fromEntries(
      Array.from({ length: formLimits.fields + 1 }, (_, at) => [`f${at}`, "x"]),
    );
    expect(codes(form(many))).toEqual(["too-many #/fields"]);
  });
});
