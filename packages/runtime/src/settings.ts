import { readFileSync } from "node:fs";
import type { z } from "zod";
import { type SettingField, settingFields } from "./setting-field.ts";
import { nearestName, prefix } from "./setting-names.ts";

/** What is read: names and values, and the files that `_FILE` names point at (throws when one cannot be read). */
export interface SettingSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: (path: string) => string;
}

/** One thing to repair. */
export interface SettingMistake {
  readonly name: string;
  readonly what: string;
}

/** Every mistake in the settings at once. Names only, never values: a mistyped secret must not reach a log. */
export class SettingsRefused extends Error {
  readonly code = "settings-refused";
  readonly mistakes: readonly SettingMistake[];

  constructor(mistakes: readonly SettingMistake[]) {
    super(
      ["The settings cannot be used:", ...mistakes.map(({ name, what }) => `  ${name}: ${what}`)].join("\n"),
    );
    this.name = "SettingsRefused";
    this.mistakes = mistakes;
  }
}

/** The environment and files of this process: the only place of the product that reads them. */
export const processSettings: SettingSources = {
  environment: process.env,
  files: (path) => readFileSync(path, "utf8"),
};

/**
 * The settings of one service, from the environment only: `sessionHours` is `TALLENNE_SESSION_HOURS`. An empty value is
 * an absent one. Secrets may come by file (`…_FILE`, one line end at its end is cut); in production they must. Names
 * with the prefix that nobody knows are mistakes; `TALLENNE_TEST_…` are for test tools and not looked at.
 * Throws `SettingsRefused` with all mistakes.
 */
export function loadSettings<T extends z.ZodObject>(
  schema: T,
  sources: SettingSources = processSettings,
): z.output<T> {
  return loadSettingsOf({ only: schema }, sources).only;
}

/** As `loadSettings`, for several services in one process: a name is known when one of them knows it. */
export function loadSettingsOf<T extends Readonly<Record<string, z.ZodObject>>>(
  schemas: T,
  sources: SettingSources = processSettings,
): { [S in keyof T]: z.output<T[S]> } {
  const mistakes: SettingMistake[] = [];
  const fields = new Map(
    Object.values(schemas)
      .flatMap(settingFields)
      .map((field) => [field.name, field]),
  );
  mistakes.push(...unknownNames([...fields.values()], sources.environment));
  const values = new Map<string, string>();
  for (const field of fields.values()) {
    const given = valueOf(field, sources);
    if (given.mistake) mistakes.push(given.mistake);
    else if (given.value !== undefined) values.set(field.name, given.value);
  }
  const flawed = new Set(mistakes.map(({ name }) => name.replace(/_FILE$/, "")));
  const settings: Record<string, unknown> = {};
  for (const [service, schema] of Object.entries(schemas)) {
    const own = settingFields(schema);
    const raw = Object.fromEntries(
      own.flatMap(({ key, name }) => (values.has(name) ? [[key, values.get(name)]] : [])),
    );
    const parsed = schema.safeParse(raw);
    settings[service] = parsed.data;
    for (const { path, message } of parsed.error?.issues ?? []) {
      const field = own.find(({ key }) => key === path[0]);
      if (field && flawed.has(field.name)) continue;
      const absent = field !== undefined && !values.has(field.name);
      mistakes.push({
        name: field?.name ?? "settings together",
        what: absent ? `is required: ${field.meaning}` : message,
      });
    }
  }
  const found = [...new Map(mistakes.map((one) => [`${one.name} ${one.what}`, one])).values()];
  if (found.length > 0) throw new SettingsRefused(found);
  return settings as { [S in keyof T]: z.output<T[S]> };
}

function unknownNames(
  fields: readonly SettingField[],
  environment: SettingSources["environment"],
): SettingMistake[] {
  const known = new Set(fields.flatMap(({ name, fileName }) => (fileName ? [name, fileName] : [name])));
  known.add(`${prefix}PURPOSE`);
  return Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && !name.startsWith(`${prefix}TEST_`) && !known.has(name))
    .map((name) => {
      const nearest = nearestName(name, known);
      return { name, what: nearest ? `is not a setting; did you mean ${nearest}?` : "is not a setting" };
    });
}

function valueOf(
  field: SettingField,
  sources: SettingSources,
): { value?: string | undefined; mistake?: SettingMistake } {
  const { name, fileName, secrecy } = field;
  const inline = sources.environment[name] || undefined;
  const path = fileName && (sources.environment[fileName] || undefined);
  if (fileName && path) {
    if (inline !== undefined) return { mistake: { name, what: `is given twice: keep ${fileName}` } };
    try {
      return { value: sources.files(path).replace(/\r?\n$/, "") };
    } catch (failure) {
      return {
        mistake: {
          name: fileName,
          what: `its file cannot be read (${(failure as NodeJS.ErrnoException).code ?? "no code"})`,
        },
      };
    }
  }
  const inProduction = sources.environment[`${prefix}PURPOSE`] === "production";
  if (
    inline !== undefined &&
    inProduction &&
    (secrecy === "all" || (secrecy === "password" && hasPassword(inline)))
  )
    return { mistake: { name, what: `is a secret, and production takes it by file only: use ${name}_FILE` } };
  return { value: inline };
}

function hasPassword(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*:[^/?#]*@/.test(address);
}
