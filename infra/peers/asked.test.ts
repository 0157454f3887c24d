import { describe, expect, test } from "@jest/globals";
import { concerns, jestWords, readAsked } from "./asked.ts";

const root = "/work/archive";
const folders = new Set(["services/intake", "tests/system", "tests"].map((path) => `${root}/${path}`));
const asked = (...words: string[]) => readAsked(words, { root, isFolder: (path) => folders.has(path) });
const wordsFor = (...words: string[]) =>
  jestWords(asked(...words), { root, ignored: ["tests/browser"], report: "r.json" });
const selected = (files: readonly string[], ...words: string[]) => {
  const forms = wordsFor(...words).filter((word) => word.startsWith("^"));
  return files.filter((file) => forms.some((form) => new RegExp(form).test(`${root}/${file}`)));
};

describe("what the test command is asked", () => {
  test("nothing is everything, and so is the repository's folder; a name of a test is not", () => {
    expect(asked()).toEqual({ paths: [], own: [], isWhole: true });
    expect(asked("--").isWhole).toBe(true);
    expect(asked(".").isWhole).toBe(true);
    expect(asked("-t", "a name").isWhole).toBe(false);
    expect(asked("services/intake").isWhole).toBe(false);
  });

  test("folders are those folders and nothing that only looks like them", () => {
    const files = [
      "services/intake/src/a.test.ts",
      "services/intake-more/src/a.test.ts",
      "tests/system/curl.test.ts",
      "tests/systematic.test.ts",
      "copies/tests/system/curl.test.ts",
    ];
    expect(selected(files, "services/intake", "tests/system")).toEqual([files[0], files[2]]);
    expect(selected(files, "./services/intake/", `${root}/tests/system`)).toEqual([files[0], files[2]]);
  });

  test("a file, or the beginning of its name, is that file; its dots are dots", () => {
    const files = ["tests/system/curl.test.ts", "tests/system/curlatest.ts", "tests/system/apart.test.ts"];
    expect(selected(files, "tests/system/curl.test.ts")).toEqual([files[0]]);
    expect(selected(files, "tests/system/curl")).toEqual([files[0], files[1]]);
  });

  test("suites get what they need when they, what holds them or something in them is asked, and not otherwise", () => {
    for (const word of ["tests", "tests/system", "tests/system/curl.test.ts", "tests/system/curl"])
      expect([word, concerns(asked(word), "tests/system/curl.test.ts")]).toEqual([word, true]);
    expect(concerns(asked(), "tests/browser")).toBe(true);
    expect(concerns(asked("tests/browser/eyes.test.ts"), "tests/browser")).toBe(true);
    for (const word of ["services/intake", "tests/system/apart", "tests/sys", "test"])
      expect([word, concerns(asked(word), "tests/browser")]).toEqual([word, word === "test"]);
    expect(concerns(asked("services/intake", "tests/system"), "tests/browser")).toBe(false);
  });

  test("jest writes its report, leaves out what cannot run, and gets its own words last", () => {
    expect(wordsFor("services/intake", "-t", "a name")).toEqual([
      "^/work/archive/services/intake/",
      "--json",
      "--outputFile=r.json",
      "--testPathIgnorePatterns=/node_modules/",
      "--testPathIgnorePatterns=^/work/archive/tests/browser(/|$)",
      "-t",
      "a name",
    ]);
  });
});
