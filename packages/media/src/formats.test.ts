import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseChat } from "./chat/parse-chat.ts";
import { findingCodes } from "./finding.ts";
import { parseForm } from "./form/parse-form.ts";

const text = readFileSync(join(import.meta.dirname, "../FORMATS.md"), "utf8");
const section = (number: number) =>
  text.slice(text.indexOf(`## §${number}`), text.indexOf(`## §${number + 1}`));
const example = (number: number) => Buffer.from(/```json\n([\s\S]*?)```/.exec(section(number))?.[1] ?? "");

describe("the description of the formats", () => {
  test("names every finding with what becomes of the content, and none that is not there", () => {
    const rows = [...text.matchAll(/^\| `([a-z0-9-]+)`\s*\|.*\| (refused|normalised|info)\s*\|$/gm)];
    expect(Object.fromEntries(rows.map(([, code, severity]) => [code, severity]))).toEqual(findingCodes);
  });

  test("its examples are taken without a finding", () => {
    expect(parseChat(example(3)).findings).toEqual([]);
    expect(parseForm(example(4)).findings).toEqual([]);
  });
});
