import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { address, everywhere, secret } from "./setting-field.ts";
import { settingsTable } from "./settings-table.ts";
import { loadSettings, loadSettingsOf, SettingsRefused } from "./settings.ts";

const schema = z.object({
  ...everywhere,
  sessionHours: z.coerce.number().int().min(1).default(8).meta({ description: "Hours of a session." }),
  store: address("Where documents are.").default("sqlite:./data/store"),
  rootKey: secret("The root key.", 8).optional(),
  edge: z.string().min(1).meta({ description: "The edge." }),
});
const files = (path: string): string => {
  if (path !== "/run/key") throw Object.assign(new Error("none"), { code: "ENOENT" });
  return "from-a-file\n";
};
const load = (environment: Record<string, string>) => loadSettings(schema, { environment, files });
const mistakesOf = (environment: Record<string, string>) => {
  try {
    load(environment);
  } catch (failure) {
    if (failure instanceof SettingsRefused)
      return failure.mistakes.map(({ name, what }) => `${name} ${what}`);
    throw failure;
  }
  return [];
};

describe("settings", () => {
  test("come from the environment by their names, with defaults; an empty value is an absent one", () => {
    const read = load({ TALLENNE_EDGE: "e", TALLENNE_SESSION_HOURS: "4", TALLENNE_STORE: "", HOME: "/root" });
    expect(read).toMatchObject({
      edge: "e",
      sessionHours: 4,
      store: "sqlite:./data/store",
      purpose: "evaluation",
    });
  });

  test("all mistakes are told at once, unknown names with the nearest known one, and no value", () => {
    const told = mistakesOf({
      TALLENNE_SESSION_HOUR: "8",
      TALLENNE_SESSION_HOURS: "many",
      TALLENNE_ROOT_KEY: "short",
    });
    expect(told.toSorted()).toEqual([
      "TALLENNE_EDGE is required: The edge.",
      expect.stringMatching(/^TALLENNE_ROOT_KEY Too small/),
      "TALLENNE_SESSION_HOUR is not a setting; did you mean TALLENNE_SESSION_HOURS?",
      expect.stringMatching(/^TALLENNE_SESSION_HOURS Invalid input/),
    ]);
    expect(told.join(" ")).not.toMatch(/many|short/);
  });

  test("a secret comes by file, one line end is cut; given twice or unreadable is a mistake", () => {
    const read = load({ TALLENNE_EDGE: "e", TALLENNE_ROOT_KEY_FILE: "/run/key" });
    expect(read.rootKey?.reveal("the test")).toBe("from-a-file");
    expect(`${JSON.stringify(read)} ${String(read.rootKey)}`).not.toContain("from-a-file");
    const both = { TALLENNE_EDGE: "e", TALLENNE_ROOT_KEY: "long-enough", TALLENNE_ROOT_KEY_FILE: "/run/key" };
    expect(mistakesOf(both)).toEqual(["TALLENNE_ROOT_KEY is given twice: keep TALLENNE_ROOT_KEY_FILE"]);
    expect(mistakesOf({ TALLENNE_EDGE: "e", TALLENNE_ROOT_KEY_FILE: "/none" })).toEqual([
      "TALLENNE_ROOT_KEY_FILE its file cannot be read (ENOENT)",
    ]);
  });

  test("production takes no secret inline, passwords in addresses of stores included (D30)", () => {
    const production = { TALLENNE_EDGE: "e", TALLENNE_PURPOSE: "production" };
    expect(mistakesOf({ ...production, TALLENNE_ROOT_KEY: "long-enough" })).toHaveLength(1);
    expect(mistakesOf({ ...production, TALLENNE_STORE: "mongodb://a:b@host/x" })).toHaveLength(1);
    expect(mistakesOf({ ...production, TALLENNE_STORE: "mongodb://host/x" })).toEqual([]);
  });

  test("settings of several services: a name is known when one of them knows it; those of test tools are not looked at", () => {
    const other = z.object({ port: z.coerce.number().meta({ description: "Port." }) });
    const environment = { TALLENNE_EDGE: "e", TALLENNE_PORT: "7", TALLENNE_TEST_CHROMIUM: "x" };
    const read = loadSettingsOf({ one: schema, other }, { environment, files });
    expect([read.other.port, read.one.edge]).toEqual([7, "e"]);
  });

  test("the table of a README says name, meaning, default and secrecy", () => {
    const table = settingsTable(schema);
    expect(table).toContain("| `TALLENNE_SESSION_HOURS` | Hours of a session. | `8` | no |");
    expect(table).toContain(
      "| `TALLENNE_ROOT_KEY` | The root key. | none | yes, by `TALLENNE_ROOT_KEY_FILE` |",
    );
    expect(table).toContain("| `TALLENNE_EDGE` | The edge. | required | no |");
  });
});
