import { allInOneSettings } from "@tallenne/all-in-one";
import { catalogueSettings } from "@tallenne/catalogue";
import { identitySettings } from "@tallenne/identity";
import { intakeSettings } from "@tallenne/intake";
import { ledgerSettings } from "@tallenne/ledger";
import { readingRoomSettings } from "@tallenne/reading-room";
import { settingFields } from "@tallenne/runtime";
import { stewardSettings } from "@tallenne/steward";
import { describe, expect, test } from "@jest/globals";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./tree.ts";

const text = (path: string) => readFileSync(join(root, path), "utf8");
const json = (path: string) => JSON.parse(text(path)) as Manifest;
interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const services = {
  "all-in-one": allInOneSettings,
  catalogue: catalogueSettings,
  identity: identitySettings,
  intake: intakeSettings,
  ledger: ledgerSettings,
  "reading-room": readingRoomSettings,
  steward: stewardSettings,
};

/** Outside packages of a list of dependencies. */
const outside = (of: Readonly<Record<string, string>> | undefined) =>
  Object.keys(of ?? {}).filter((name) => !name.startsWith("@tallenne/") && !name.startsWith("@types/"));

describe("the documents of the house", () => {
  test.each(Object.entries(services))(
    "the README of %s names every setting with its meaning",
    (name, schema) => {
      const page = text(`services/${name}/README.md`);
      const rows = page.split("\n").filter((line) => line.startsWith("|"));
      const missing = settingFields(schema).filter(
        ({ name: setting, meaning }) =>
          !rows.some((row) => row.includes(`\`${setting}\``) && row.replaceAll("\\|", "|").includes(meaning)),
      );
      expect(missing.map(({ name: setting }) => setting)).toEqual([]);
    },
  );

  test("every outside package stands in the list of dependencies with its licence, and at most forty run in the product", () => {
    const manifests = globSync("{packages,services}/*/package.json", { cwd: root }).map(json);
    const own = json("package.json");
    const running = new Set([
      ...manifests.flatMap(({ dependencies }) => outside(dependencies)),
      ...outside(own.optionalDependencies),
    ]);
    const all = new Set([
      ...running,
      ...manifests.flatMap((one) => outside(one.devDependencies)),
      ...outside(own.devDependencies),
    ]);
    const listed = text("infra/handbook/dependencies.md");
    const isListed = (name: string) =>
      listed.includes(`\`${name}\``) ||
      (name.startsWith("node-linux-") && listed.includes(`\`${name.replace("node-linux", "")}\``));
    expect([...all].filter((name) => !isListed(name))).toEqual([]);
    expect(running.size).toBeLessThanOrEqual(40);
  });

  test("every command a page tells to type is one of the root's scripts", () => {
    const pages = globSync("{*.md,infra/**/*.md,services/*/README.md,packages/*/README.md}", { cwd: root });
    const scripts = new Set([...Object.keys(json("package.json").scripts ?? {}), "install", "exec"]);
    const told = pages.flatMap((page) =>
      [...text(page).matchAll(/npx -y pnpm@10\.34\.9 ([a-z:]+)/g)].map(([, script]) => `${page}: ${script}`),
    );
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((one) => !scripts.has(one.split(": ")[1] ?? ""))).toEqual([]);
  });

  test("links between pages lead to files that stand", () => {
    const pages = globSync("{*.md,infra/**/*.md,services/*/README.md,packages/*/*.md}", { cwd: root });
    const dead = pages.flatMap((page) =>
      [...text(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map(([, link]) => String(link))
        .filter((link) => !existsSync(join(root, dirname(page), link)))
        .map((link) => `${page}: ${link}`),
    );
    expect(dead).toEqual([]);
  });
});
