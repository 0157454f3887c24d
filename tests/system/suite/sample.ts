import { z } from "zod";

interface Schema {
  readonly type?: string;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
}

/** A value that a schema of the contracts takes, made of the examples that stand beside its fields: required fields only. */
export function sampleOf(schema: z.ZodType): unknown {
  return valueOf(z.toJSONSchema(schema, { target: "draft-2020-12", io: "input" }) as Schema);
}

function valueOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return valueOf(schema.anyOf[0] ?? {});
  if (schema.type === "object" && schema.properties !== undefined)
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [name, valueOf(schema.properties?.[name] ?? {})]),
    );
  if (Array.isArray(schema.example) && schema.example.length > 0) return schema.example;
  if (schema.type === "array")
    return Array.from(
      { length: schema.minItems ?? 0 },
      (_, at) => schema.items?.enum?.[at] ?? valueOf(schema.items ?? {}),
    );
  return schema.example;
}
