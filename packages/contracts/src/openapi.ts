import { z } from "zod";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { problems } from "./problem-catalogue.ts";
import { problemDocument } from "./standing.ts";

type Json = Record<string, unknown>;

/** Many operations answer the same view: each schema is written out once. */
const written = new WeakMap<z.ZodType, Json>();

const schemaOf = (schema: z.ZodType): Json => {
  const known = written.get(schema) ?? writeOut(schema);
  written.set(schema, known);
  return known;
};

const writeOut = (schema: z.ZodType): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    io: "input",
  }) as Json;
  return rest;
};

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): Json[] {
  if (schema === undefined) return [];
  const shape = schemaOf(schema) as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(shape.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || (shape.required ?? []).includes(name),
    description: property["description"],
    schema: property,
  }));
}

function answersOf(one: Operation): Json {
  const good = [one.status ?? 200, ...(one.alsoStatus ?? [])];
  const content =
    one.reply === "stream"
      ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
      : { "application/json": { schema: schemaOf(one.reply) } };
  const bad = Map.groupBy(one.problems, (slug) => problems[slug].status);
  return {
    ...Object.fromEntries(good.map((status) => [status, { description: one.summary, content }])),
    ...Object.fromEntries(
      [...bad].map(([status, slugs]) => [
        status,
        {
          description: slugs.map((slug) => `${slug}: ${problems[slug].title.en}`).join(" · "),
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      ]),
    ),
  };
}

const schemeOf = ({ caller }: Operation) =>
  caller.who === "source" || caller.who === "terminal" ? caller.who : "session";

/** The published interface: OpenAPI 3.1 of the public operations, one document for the whole origin. */
export function openapi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const one of operations.filter(({ audience }) => audience === "public")) {
    const path = `/${one.service}${one.path.replaceAll(/:([a-zA-Z]+)/g, "{$1}")}`;
    const body =
      one.body === undefined
        ? {}
        : {
            requestBody: {
              required: true,
              content:
                one.body === "stream"
                  ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
                  : { "application/json": { schema: schemaOf(one.body) } },
            },
          };
    const known = one.caller.who === "anyone" ? [] : [{ [schemeOf(one)]: [] }];
    paths[path] = {
      ...paths[path],
      [one.method]: {
        operationId: one.id,
        summary: one.summary,
        tags: [one.service],
        parameters: [...parametersOf(one.params, "path"), ...parametersOf(one.query, "query")],
        ...body,
        responses: answersOf(one),
        security: known,
        "x-tallenne": { caller: one.caller, trail: one.trail, promises: one.promises },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Tallenne",
      version,
      description: "Archive of contact-centre recordings and written contacts.",
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemDocument) },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-tallenne" },
        source: { type: "http", scheme: "bearer" },
        terminal: { type: "apiKey", in: "cookie", name: "__Host-tallenne-terminal" },
      },
    },
  };
}
