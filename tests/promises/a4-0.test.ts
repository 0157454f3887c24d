import { expect, test } from "@jest/globals";
import { firstPolicy, policyFindings, type Register } from "@tallenne/domain";
import { promise } from "./testing/promise.ts";

/** What is found in the policy when the bases of its first register are others. */
function findingsWith(bases: Register["bases"]): readonly string[] {
  const [calls, ...others] = firstPolicy.registers;
  if (calls === undefined) throw new Error("no register");
  return policyFindings({ ...firstPolicy, registers: [{ ...calls, bases }, ...others] }).map(
    ({ code }) => code,
  );
}

promise("A4.0", () => {
  test("every purpose of every register rests on a letter and a national provision", () => {
    expect(policyFindings(firstPolicy)).toEqual([]);
    for (const { purposes, bases } of firstPolicy.registers)
      for (const purpose of purposes) {
        const [basis, ...more] = bases.filter((one) => one.purposes.includes(purpose));
        expect([basis?.letter, more.length]).toEqual([expect.stringMatching(/^[ace]$/), 0]);
        expect(basis?.provision).toMatch(/\d+\/\d+ .*(§|art\.)/);
      }
  });

  test("a bare Article 6, without the provision or without a letter for a purpose, is not put in force", () => {
    const bases = firstPolicy.registers[0]?.bases ?? [];
    expect(findingsWith(bases)).toEqual([]);
    expect(findingsWith(bases.map((basis) => ({ ...basis, provision: "" })))).toContain("basis-missing");
    expect(findingsWith(bases.slice(1))).toContain("basis-missing");
  });
});
