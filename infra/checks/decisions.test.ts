import { describe, expect, test } from "@jest/globals";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./tree.ts";

const folder = join(root, "infra/handbook/decisions");
const decisions = readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.md$/.test(name));

describe("decisions", () => {
  test.each(decisions)("%s says what was rejected, and what guards it stands in the tree", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    for (const part of ["Context", "Decision", "Consequence", "Rejected", "Guard"])
      expect(text).toContain(`**${part}.**`);
    const guard = text.slice(text.indexOf("**Guard.**"));
    const paths = [...guard.matchAll(/`([A-Za-z.][^`\s]*[/.][^`\s]+)`/g)].map(([, path]) => String(path));
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("numbers are given once, without a gap", () => {
    expect(decisions.map((name) => Number(name.slice(0, 4))).toSorted((a, b) => a - b)).toEqual(
      decisions.map((_, at) => at + 1),
    );
  });
});
