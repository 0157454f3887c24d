import { describe, expect, test } from "@jest/globals";
import { parse, type MessageFormatElement, TYPE } from "@formatjs/icu-messageformat-parser";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const files = readdirSync(__dirname).filter((name) => name.endsWith(".json"));
const wordsOf = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(__dirname, name), "utf8")) as Record<string, unknown>;

/** Names of the places a message fills, those inside plurals too. */
function places(tree: readonly MessageFormatElement[]): string[] {
  return tree.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return [];
    const inner =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap((option) => places(option.value))
        : [];
    return [element.value, ...inner];
  });
}

describe.each(files)("%s", (name) => {
  test.each(Object.entries(wordsOf(name)))(
    "%s has its words in fi, sv and en with the same places",
    (_, forms) => {
      if (!Array.isArray(forms)) throw new Error("not a list of forms");
      expect(forms).toHaveLength(3);
      const filled = forms.map((form) => [...new Set(places(parse(String(form))))].toSorted());
      expect(filled[1]).toEqual(filled[0]);
      expect(filled[2]).toEqual(filled[0]);
      for (const form of forms) expect(String(form)).toMatch(/\S/);
      // One word for one thing (handbook, words): who contacts the centre is the customer, whatever the passport.
      expect(forms[2]).not.toMatch(/citizen/i);
    },
  );
});
