import { describe, expect, test } from "@jest/globals";
import { code, filesOf, linesWith, product } from "./tree.ts";

const all = filesOf(code);
const shipped = filesOf(product);
const outside = (homes: RegExp) => shipped.filter(({ path }) => !homes.test(path));

describe("the house keeps its files small and clean", () => {
  test("no file of code is longer than 250 lines", () => {
    expect(
      all.filter(({ lines }) => lines.length > 251).map(({ path, lines }) => `${path}: ${lines.length}`),
    ).toEqual([]);
  });

  test("nothing is left for later, and no test is skipped or alone", () => {
    const own = all.filter(({ path }) => path !== "infra/checks/house.test.ts");
    expect(linesWith(own, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
    expect(linesWith(own, /\b(it|test|describe)\.(skip|only|todo)\b/)).toEqual([]);
  });

  test("no any, no silenced checker without a reason beside it", () => {
    expect(linesWith(all, /(:|<|\bas)\s*any\b(?!\w)/)).toEqual([]);
    const silent = all.flatMap(({ path, lines }) =>
      lines.flatMap((line, at) =>
        /(oxlint|eslint)-disable|@ts-(ignore|expect-error|nocheck)/.test(line) &&
        !/ -- \S|: \S+ \S/.test(line) &&
        path !== "infra/checks/house.test.ts"
          ? [`${path}:${at + 1}`]
          : [],
      ),
    );
    expect(silent).toEqual([]);
  });

  test("files are named in kebab-case and none is a bag", () => {
    const bags =
      /(^|[/-])(util|utils|helper|helpers|common|misc|manager|processor|shared|core|lib)([-.]|\/|$)/;
    const named = all.map(({ path }) => path.split("/").at(-1) ?? "");
    expect(named.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|d|config))?\.tsx?$/.test(name))).toEqual(
      [],
    );
    expect(all.map(({ path }) => path).filter((path) => bags.test(path))).toEqual([]);
  });

  test("exported names use words of the field, not of programmers", () => {
    const banned =
      /^export (?:async )?(?:function|const|class|interface|type) (\w*(?:[Uu]til|[Hh]elper|[Mm]isc|Manager|Processor|Handler|Impl)\w*|I[A-Z][a-z]\w*)\b/;
    const ours = all.flatMap(({ path, lines }) =>
      lines.flatMap((line) =>
        banned.test(line) && !/^export \w+ (I(d|n|m|s|t)\w*)/.test(line) ? [`${path}: ${line}`] : [],
      ),
    );
    expect(ours).toEqual([]);
  });
});

describe("the world enters through its ports only", () => {
  test("the wall clock is read in runtime's clock", () => {
    expect(
      linesWith(
        outside(/^packages\/runtime\/src\/(clock|set-clock|calendar)\.ts$|^packages\/web\//),
        /\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)/,
      ),
    ).toEqual([]);
  });

  test("chance is drawn in runtime's chance", () => {
    expect(
      linesWith(
        outside(/^packages\/runtime\/src\/chance\.ts$/),
        /\bMath\.random\(|\brandomBytes\(|\brandomUUID\(|getRandomValues\(/,
      ),
    ).toEqual([]);
  });

  test("the environment is read in runtime's settings", () => {
    expect(
      linesWith(
        outside(/^packages\/runtime\/src\/[a-z-]*(settings|environment|process)[a-z-]*\.ts$/),
        /\bprocess\.env\b/,
      ),
    ).toEqual([]);
  });

  test("timers are set in runtime's clock and in the browser", () => {
    expect(
      linesWith(
        outside(/^packages\/runtime\/src\/(clock|lifecycle)\.ts$|^packages\/web\//),
        /\bset(Timeout|Interval)\(/,
      ),
    ).toEqual([]);
  });

  test("no test waits by sleeping", () => {
    const tests = all.filter(({ path }) => /\.test\.tsx?$/.test(path));
    expect(linesWith(tests, /\bsleep\(|setTimeout\([^)]*\b[1-9]\d{2,}\b/)).toEqual([]);
  });
});

describe("invented people only", () => {
  // Day, month, sign and a number up to 899 belong to real people; the test range begins at 900 (domain-retention §8.1). Table rows of the book are the exception.
  const shape =
    /\b(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d\d[-+ABCDEFYXWVU](0\d\d|[1-8]\d\d)[0-9A-FHJ-NPR-Y]\b/;
  test("no identity code outside the test range stands in the tree but the published check vectors", () => {
    const found = filesOf(/\.(ts|tsx|json|md|eml|txt|yaml|yml|html)$/).filter(
      ({ path }) => !/pnpm-lock|identity-code.*\.test\.ts$|masking.*\.test\.ts$/.test(path),
    );
    expect(
      found.flatMap(({ path, lines }) =>
        lines.flatMap((line, at) => (shape.test(line) ? [`${path}:${at + 1}`] : [])),
      ),
    ).toEqual([]);
  });
});
