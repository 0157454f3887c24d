import { expect, test } from "@jest/globals";
import { controllerView } from "@tallenne/contracts";
import { controllerFindings } from "@tallenne/domain";
import { senderRows } from "../../packages/web/src/index.ts";
import { promise } from "./testing/promise.ts";

const names = { fi: "Koekeskus", sv: "Provcentralen", en: "Trial Centre" };
const named = {
  notice: "A",
  from: "2026-01-01",
  names,
  units: names,
  businessId: "0000001-9",
  postal: "PL 2, 00001 Koela",
  visiting: "Koekatu 2, Koela",
  phone: "0295 000 001",
  registryMail: "kirjaamo@koe.example",
  officerMail: "tietosuoja@koe.example",
};

promise("A2", () => {
  test("the officer's mailbox stands under every letter, in each language", () => {
    const sender = controllerView.parse(named);
    for (const [language, officer] of [
      ["fi", "Tietosuojavastaava"],
      ["sv", "Dataskyddsombud"],
      ["en", "Data protection officer"],
    ] as const)
      expect(senderRows(sender, language)).toContainEqual([officer, named.officerMail]);
  });

  test("a controller without an officer is none", () => {
    const { officerMail: _officer, ...without } = named;
    const { error } = controllerView.safeParse(without);
    expect(error?.issues.map(({ path }) => path)).toEqual([["officerMail"]]);
    const wrong = controllerView.parse({ ...named, officerMail: "puhelinvaihde" });
    expect(controllerFindings([wrong]).map(({ code }) => code)).toContain("mail-wrong");
  });

  test("T-A2.1 an officer's mailbox at another host than the registry's is told", () => {
    const apart = controllerView.parse({ ...named, officerMail: "tietosuoja@entinen.example" });
    expect(controllerFindings([apart])).toEqual([{ code: "mailboxes-apart", pointer: "/0/officerMail" }]);
  });
});
