import { z } from "zod";
import { Sensitive, type Secret } from "./sensitive.ts";
import { settingName } from "./setting-names.ts";

/** How much of a value must not stand in the environment of a production process. */
type Secrecy = "no" | "all" | "password";

/** One setting as its schema describes it. */
export interface SettingField {
  readonly key: string;
  readonly name: string;
  /** Name of the variant that points at a file with the value; secrets have one. */
  readonly fileName: string | undefined;
  readonly meaning: string;
  readonly fallback: string | undefined;
  readonly required: boolean;
  readonly secrecy: Secrecy;
}

/** A password, key or token of at least `shortest` characters, best given by its `_FILE` name. */
export function secret(meaning: string, shortest = 1) {
  return z
    .string()
    .min(shortest)
    .transform((value): Secret => new Sensitive(value))
    .meta({ description: meaning, secrecy: "all" });
}

/** An address of a store. It may carry a password; in production one that does must come by its `_FILE` name (D30). */
export function address(meaning: string) {
  return z
    .string()
    .regex(/^[a-z][a-z0-9+.-]*:./)
    .meta({ description: meaning, secrecy: "password" });
}

/** Settings of every service. */
export const everywhere = {
  purpose: z.enum(["evaluation", "production"]).default("evaluation").meta({
    description:
      "What the archive is for. Production refuses generated keys, inline secrets and sign-in without a password.",
  }),
  logLevel: z
    .enum(["debug", "info", "warn", "error"])
    .default("info")
    .meta({ description: "The least important lines of the log that are written." }),
};

/** The settings of a schema, in its order. */
export function settingFields(schema: z.ZodObject): SettingField[] {
  return Object.entries(schema.shape).map(([key, field]) => {
    const { description, secrecy, fallback, required } = described(field as z.ZodType);
    const name = settingName(key);
    return {
      key,
      name,
      fileName: secrecy === "no" ? undefined : `${name}_FILE`,
      meaning: description,
      fallback,
      required,
      secrecy,
    };
  });
}

/** What a field and the types it wraps say of themselves; the outermost word counts. */
function described(field: z.ZodType) {
  let description = "";
  let secrecy: Secrecy = "no";
  let fallback: string | undefined;
  for (let inner: z.ZodType | undefined = field; inner; inner = wrapped(inner)) {
    const meta = inner.meta();
    description ||= meta?.description ?? "";
    if (secrecy === "no") secrecy = (meta?.secrecy as Secrecy | undefined) ?? "no";
    const defined = inner.def as { type: string; defaultValue?: unknown };
    if (defined.type === "default" || defined.type === "prefault") fallback ??= String(defined.defaultValue);
  }
  return { description, secrecy, fallback, required: !field.safeParse(undefined).success };
}

/** The type inside an optional, default, nullable, pipe or the like. */
function wrapped(field: z.ZodType): z.ZodType | undefined {
  const { innerType, in: from } = field.def as { innerType?: z.ZodType; in?: z.ZodType };
  return innerType ?? from;
}
