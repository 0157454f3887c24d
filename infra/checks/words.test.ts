import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./tree.ts";

/** Nouns are what `domain` exports in capitals: types, interfaces, classes. */
function nounsOf(frontDoor: string): readonly string[] {
  const names = [...frontDoor.matchAll(/\{([^}]*)\}/g)].flatMap(([, inside = ""]) => inside.split(","));
  return names.map((name) => name.trim()).filter((name) => /^[A-Z]/.test(name));
}

describe("the words of the field", () => {
  test("every noun that domain exports stands in the list of words", () => {
    const nouns = nounsOf(readFileSync(join(root, "packages/domain/src/index.ts"), "utf8"));
    const words = new Set(
      readFileSync(join(root, "infra/handbook/words.md"), "utf8").match(/\b[A-Z][A-Za-z]+\b/g),
    );
    expect(nouns.length).toBeGreaterThan(40);
    expect(nouns.filter((noun) => !words.has(noun))).toEqual([]);
  });
});
