import { describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Sender, senderOf, senderRows } from "./sender.ts";

const names = { fi: "Koekeskus", sv: "Provcentralen", en: "Trial Centre" };
const sender = {
  notice: "A",
  from: "2026-01-01",
  names,
  units: { fi: "Kirjaamo", sv: "Registratorskontoret", en: "Registry" },
  businessId: "0000001-9",
  postal: "PL 2, 00001 Koela",
  visiting: "Koekatu 2, Koela",
  phone: "0295 000 001",
  registryMail: "kirjaamo@koe.example",
  officerMail: "tietosuoja@koe.example",
} as Sender;
const registers = [
  { id: "calls", notice: "A" },
  { id: "signup-feedback", notice: "B" },
] as unknown as Parameters<typeof senderOf>[0]["registers"];

describe("under every letter", () => {
  test.each([
    ["fi", "Koekeskus, Kirjaamo", "tietosuojavaltuutetulle"],
    ["fi-x-selko", "Koekeskus, Kirjaamo", "tietosuojavaltuutetulle"],
    ["sv", "Provcentralen, Registratorskontoret", "dataombudsmannen"],
    ["en", "Trial Centre, Registry", "Data Protection Ombudsman"],
  ])(
    "T-A13a in %s stand controller, addresses, officer and where to complain",
    (language, controller, ombudsman) => {
      const rows = senderRows(sender, language);
      const said = rows.map(([, value]) => value).join("\n");
      for (const part of [
        controller,
        sender.businessId,
        sender.postal,
        sender.visiting,
        sender.phone,
        sender.registryMail,
        sender.officerMail,
        ombudsman,
      ])
        expect(said).toContain(part);
      expect(new Set(rows.map(([term]) => term)).size).toBe(rows.length);
    },
  );

  test("T-A1.2 the controller is of the register's notice; a register nobody named is of the centre; nobody is nobody", () => {
    expect(senderOf({ registers, controllers: [sender] }, "calls")).toBe(sender);
    expect(senderOf({ registers, controllers: [sender] }, "unknown")).toBe(sender);
    expect(senderOf({ registers, controllers: [sender] }, "signup-feedback")).toBeUndefined();
    expect(senderOf({ registers, controllers: [] }, "calls")).toBeUndefined();
  });

  test("T-A13a no page makes a letter of its own: every one is a sheet with its sender", () => {
    const folder = join(__dirname, "..");
    const making = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".tsx"))
      .filter((name) => /className="letter"/.test(readFileSync(join(folder, name), "utf8")));
    expect(making).toEqual([join("parts", "letter.tsx")]);
  });
});
