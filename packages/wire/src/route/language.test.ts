import { expect, test } from "@jest/globals";
import { languageOf } from "./language.ts";

test.each([
  ["fi", "fi"],
  ["sv-FI, fi;q=0.9", "sv"],
  ["en;q=0.2, FI;q=0.7, sv;q=0.5", "fi"],
  ["de, en;q=0.1", "en"],
  ["fi;q=0, en;q=0.1", "en"],
  ["en ; Q=0.3 , sv;q=0.4", "sv"],
  ["en;q=5, fi;q=0.1", "fi"],
  ["en;q=abc", undefined],
  ["de, *", undefined],
  ["", undefined],
  [undefined, undefined],
  [`${"fi,".repeat(300)}fi`, undefined],
])("Accept-Language %p asks for %p", (accepted, language) => {
  expect(languageOf(accepted)).toBe(language);
});
