import { expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ofPerson } from "./refusals.ts";

const files = ["identity", "intake"]
  .flatMap((folder) => readdirSync(join(__dirname, folder)).map((name) => join(folder, name)))
  .concat("steward.ts");

test.each(files)(
  "%s names what every operation of a person may refuse, and writes it out nowhere",
  (file) => {
    const text = readFileSync(join(__dirname, file), "utf8").replaceAll(/\s+/g, " ");
    expect(text).not.toContain(ofPerson.map((slug) => `"${slug}"`).join(", "));
  },
);
