import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { root } from "./tree.ts";

/** One breach per rule: a small tree that must make it fire. A rule that stays silent protects nothing. */
const breaches: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "no-cycles": {
    "packages/domain/src/a.ts": 'import "./b.ts";',
    "packages/domain/src/b.ts": 'import "./a.ts";',
  },
  resolves: { "packages/domain/src/a.ts": 'import "./nowhere.ts";' },
  "front-door": {
    "packages/access/src/a.ts": 'import "../../domain/src/inside.ts";',
    "packages/domain/src/inside.ts": "export {};",
  },
  "services-apart": {
    "services/intake/src/a.ts": 'import "../../ledger/src/index.ts";',
    "services/ledger/src/index.ts": "export {};",
  },
  "product-without-tests": {
    "packages/domain/src/a.ts": 'import "./a.test.ts";',
    "packages/domain/src/a.test.ts": "export {};",
  },
  "layer-domain": {
    "packages/domain/src/a.ts": 'import "../../runtime/src/index.ts";',
    "packages/runtime/src/index.ts": "export {};",
  },
  "layer-contracts": {
    "packages/contracts/src/a.ts": 'import "../../access/src/index.ts";',
    "packages/access/src/index.ts": "export {};",
  },
  "layer-runtime": {
    "packages/runtime/src/a.ts": 'import "../../store/src/index.ts";',
    "packages/store/src/index.ts": "export {};",
  },
  "layer-access": {
    "packages/access/src/a.ts": 'import "../../wire/src/index.ts";',
    "packages/wire/src/index.ts": "export {};",
  },
  "layer-store": {
    "packages/store/src/a.ts": 'import "../../vault/src/index.ts";',
    "packages/vault/src/index.ts": "export {};",
  },
  "layer-vault": {
    "packages/vault/src/a.ts": 'import "../../access/src/index.ts";',
    "packages/access/src/index.ts": "export {};",
  },
  "layer-media": {
    "packages/media/src/a.ts": 'import "../../store/src/index.ts";',
    "packages/store/src/index.ts": "export {};",
  },
  "layer-web": {
    "packages/web/src/a.ts": 'import "../../runtime/src/index.ts";',
    "packages/runtime/src/index.ts": "export {};",
  },
  "layer-letters": {
    "packages/letters/src/a.ts": 'import "../../domain/src/index.ts";',
    "packages/domain/src/index.ts": "export {};",
  },
  "layer-wire": {
    "packages/wire/src/a.ts": 'import "../../store/src/index.ts";',
    "packages/store/src/index.ts": "export {};",
  },
  "sqlite-home": { "packages/vault/src/a.ts": 'import "node:sqlite";' },
  "processes-home": { "packages/vault/src/a.ts": 'import "node:child_process";' },
  "express-home": { "services/intake/src/a.ts": 'import "express";' },
  "cedar-home": { "services/intake/src/a.ts": 'import "jsonwebtoken";' },
  "mongoose-home": { "packages/store/src/relay/a.ts": 'import "mongoose";' },
  "log-home": { "services/intake/src/a.ts": 'import "pino";' },
  "temporal-home": { "services/intake/src/a.ts": 'import "temporal-polyfill";' },
  "object-store-home": { "services/intake/src/a.ts": 'import "minio";' },
  "mail-home": { "services/intake/src/a.ts": 'import "postal-mime";' },
  "pdf-home": { "services/intake/src/a.ts": 'import "pdfkit";' },
  undeclared: { "services/intake/src/a.ts": 'import "postal-mime";' },
};

const folder = join(root, ".tmp", "breaches");

/** Names of the rules that fire on a small tree. Modules a rule is about are linked to the real ones. */
function firing(name: string, files: Readonly<Record<string, string>>): readonly string[] {
  const tree = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  for (const [library, home] of [
    ["express", "wire"],
    ["jsonwebtoken", "access"],
    ["mongoose", "store"],
    ["pino", "runtime"],
    ["temporal-polyfill", "domain"],
    ["postal-mime", "media"],
    ["minio", "vault"],
    ["pdfkit", "letters"],
  ] as const) {
    mkdirSync(join(tree, "node_modules"), { recursive: true });
    symlinkSync(
      join(root, "packages", home, "node_modules", library),
      join(tree, "node_modules", library),
      "dir",
    );
  }
  writeFileSync(join(tree, "package.json"), "{}");
  const words = [
    "--config",
    join(root, ".dependency-cruiser.mjs"),
    "--output-type",
    "json",
    "packages",
    "services",
  ].filter(
    (word) =>
      !["packages", "services"].includes(word) || Object.keys(files).some((path) => path.startsWith(word)),
  );
  const run = () => {
    try {
      return execFileSync(join(root, "node_modules/.bin/depcruise"), words, {
        cwd: tree,
        encoding: "utf8",
        maxBuffer: 1 << 26,
      });
    } catch (failed) {
      return (failed as { stdout: string }).stdout;
    }
  };
  const said = JSON.parse(run()) as { summary: { violations: { rule: { name: string } }[] } };
  return said.summary.violations.map(({ rule }) => rule.name);
}

beforeAll(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("every boundary rule fires on its seeded breach", () => {
  test.each(Object.entries(breaches))("%s", (name, files) => {
    expect(firing(name, files)).toContain(name);
  });

  test("every rule has a breach", () => {
    const config = readFileSync(join(root, ".dependency-cruiser.mjs"), "utf8");
    const named = [...config.matchAll(/(?:name: |only\(\s*|layer\(\s*)"([a-z-]+)"/g)].map(([whole, name]) =>
      whole.startsWith("layer(") ? `layer-${name}` : String(name),
    );
    expect(named.toSorted()).toEqual(Object.keys(breaches).toSorted());
  });
});
