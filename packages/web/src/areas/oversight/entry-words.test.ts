import { expect, test } from "@jest/globals";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { outcomeWords, toldRules } from "./entry-words.ts";

const say = (id: string, values: object = {}): string => [id, ...Object.values(values)].join(" ");

test("every rule that can refuse has words here", () => {
  const folder = join(__dirname, "../../../../access/policies");
  const policies = globSync("*.cedar", { cwd: folder }).map((name) =>
    readFileSync(join(folder, name), "utf8"),
  );
  const forbidding = policies.flatMap((text) =>
    [...text.matchAll(/@id\("(forbid-[a-z-]+)"\)/g)].map(([, id]) => id),
  );
  expect(new Set(toldRules)).toEqual(new Set([...forbidding, "role-without-act", "no-contact"]));
});

test("a refusal names the rule that decided", () => {
  expect(
    outcomeWords({ outcome: "refused", facts: { act: "sitting.open", rule: "forbid-without-purpose" } }, say),
  ).toBe("oversight.outcome-refused-why oversight.rule-forbid-without-purpose");
  expect(outcomeWords({ outcome: "permitted", facts: {} }, say)).toBe("oversight.outcome-permitted");
});
