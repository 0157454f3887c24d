import { z } from "zod";

const made = new WeakMap<z.ZodType, z.ZodType>();

/**
 * The same schema as an allow-list: unknown fields of objects are dropped instead of refused, at every depth. So a field that a store gained
 * yesterday cannot leave in a reply today. Checks of the schema stay.
 */
export function allowList<S extends z.ZodType>(schema: S): S {
  const known = made.get(schema);
  if (known) return known as S;
  const changed = changedParts(schema);
  const out = changed === undefined ? schema : z.core.clone(schema, { ...schema.def, ...changed });
  made.set(schema, out);
  return out;
}

/** The parts of a definition as allow-lists, or undefined when the schema has no parts. */
function changedParts(schema: z.ZodType): object | undefined {
  const { def } = schema as AnySchema;
  switch (def.type) {
    case "object": {
      const shape = Object.fromEntries(Object.entries(def.shape).map(([name, one]) => [name, part(one)]));
      // A strict object has a catch-all that never fits; an open one keeps its own.
      const open = def.catchall && (def.catchall as AnySchema).def.type !== "never";
      return { shape, catchall: open && def.catchall ? part(def.catchall) : undefined };
    }
    case "array":
      return { element: part(def.element) };
    case "tuple":
      return { items: def.items.map(part), rest: def.rest ? part(def.rest) : null };
    case "record":
      return { valueType: part(def.valueType) };
    case "union":
      return { options: def.options.map(part) };
    case "optional":
    case "nullable":
    case "default":
    case "readonly":
    case "nonoptional":
      return { innerType: part(def.innerType) };
    default:
      return undefined;
  }
}

interface AnySchema extends z.ZodType {
  readonly def: z.core.$ZodTypes["_zod"]["def"];
}

const part = (schema: z.core.$ZodType) => allowList(schema as z.ZodType);
