import { describe, expect, test } from "@jest/globals";
import { canonicalBytes, revealCertificate } from "@tallenne/contracts";
import { firstPolicy } from "@tallenne/domain";
import { createHash } from "node:crypto";
import { certificateLetter } from "./certificate-letter.ts";

const policy = { registers: firstPolicy.registers.map(({ id, names }) => ({ id, names })), purposes: [] };
const document = {
  v: 1,
  number: "T-9F3C-7/1",
  kind: "access",
  on: "2026-11-26",
  caseNumber: "T-9F3C-7",
  arrivedOn: "2026-11-20",
  register: "calls",
  outcomes: [{ outcome: "refused", grounds: ["gdpr-15-4"], given: [] }],
  notFound: null,
  extendedOn: null,
  isUnderAct: false,
  reasonWithheld: false,
  words: {
    language: "sv",
    authority: "Exempelby",
    unit: "Registratorskontoret",
    requester: "Sofia Hallbäck",
    asked: "Inspelning 10.11.2026",
    facts: "Samtalet gäller en annan persons ärende.",
    instead: "Ingenting.",
    appeal: "Hos förvaltningsdomstolen.",
    contact: "Registratorskontoret",
    signedBy: "A. Esimerkki",
  },
};
const letter = (more: object = {}) =>
  certificateLetter(
    revealCertificate.reply.parse({
      document,
      digest: "0".repeat(64),
      verification: "9F86-D081-884C",
      copy: false,
      ...more,
    }),
    policy,
  );
const digest = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("T-A12.6b the certificate as a letter", () => {
  test("is of its own day and number, in the requester's language, the register by its name", () => {
    const { lang, number, on, sections } = letter();
    expect([lang, number, on]).toEqual(["sv", "T-9F3C-7/1", "2026-11-26"]);
    const facts = new Map(sections[0]?.facts);
    expect(facts.get("Register")).toBe(firstPolicy.registers.find(({ id }) => id === "calls")?.names.sv);
    expect(facts.get("Intygets nummer")).toBe("T-9F3C-7/1");
    expect(new Map(letter({ copy: true }).sections[0]?.facts).get("Intygets nummer")).toBe(
      "T-9F3C-7/1 · Kopia",
    );
  });

  test("the document inside it has the digest of which the verification code is the beginning", () => {
    const [enclosed] = letter().enclosures ?? [];
    expect(enclosed?.name).toBe("T-9F3C-7-1.json");
    expect(digest(enclosed?.text ?? "")).toBe(digest(canonicalBytes(document)));
  });
});
