import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { acts } from "./act.ts";
import { actionNames, actions } from "./action.ts";
import { openapi } from "./openapi.ts";
import { operations } from "./operations.ts";
import { problems } from "./problem-catalogue.ts";

type Json = { [name: string]: Json | Json[] | string | string[] | boolean | undefined };

/** A property may carry its words itself, or its variants do (a value or null). */
function worded(property: Json): boolean {
  if (typeof property["description"] === "string" && "example" in property) return true;
  const variants = ((property["anyOf"] ?? []) as Json[]).filter(({ type }) => type !== "null");
  return variants.length > 0 && variants.every(worded);
}

/** Paths of properties that lack words, walking objects, arrays and unions. */
function wordless(schema: Json, at: string): string[] {
  const own = Object.entries((schema["properties"] ?? {}) as Record<string, Json>).flatMap(
    ([name, property]) => [
      ...(worded(property) ? [] : [`${at}/${name}`]),
      ...wordless(property, `${at}/${name}`),
    ],
  );
  const items = schema["items"] === undefined ? [] : wordless(schema["items"] as Json, `${at}/*`);
  const variants = ((schema["anyOf"] ?? []) as Json[]).flatMap((one) => wordless(one, at));
  return [...own, ...items, ...variants];
}

const schemas = operations.flatMap((one) =>
  [one.params, one.query, one.body, one.reply]
    .filter((schema): schema is z.ZodType => schema instanceof z.ZodType)
    .map((schema) => [one.id, z.toJSONSchema(schema, { io: "input" }) as Json] as const),
);

const isLeafRead = (one: (typeof operations)[number]) =>
  "none" in one.trail && one.trail.none === "a leaf read";

/** Asks only: RFC 9110's safe methods. */
const isAsking = ({ method }: (typeof operations)[number]) => method === "get" || method === "head";

/** What keeps nothing but its entry: that a letter was saved as a file. */
const onlyTold: ReadonlySet<string> = new Set(["noteRequestLetter", "noteVisitLetter"]);

describe("the contract of every operation", () => {
  test("ids and routes are each used once", () => {
    const ids = operations.map(({ id }) => id);
    const routes = operations.map((one) => `${one.audience} ${one.method} ${one.service}${one.path}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(routes).size).toBe(routes.length);
  });

  test("every property says what it means and gives an example", () => {
    expect(schemas.flatMap(([id, schema]) => wordless(schema, id))).toEqual([]);
  });

  test("a person's operation can refuse a missing session, and names a known act", () => {
    for (const one of operations) {
      if (one.caller.who !== "person") continue;
      expect([one.id, one.problems]).toEqual([one.id, expect.arrayContaining(["sign-in-first"])]);
      expect(acts).toContain(one.caller.act);
    }
  });

  test("every act is needed by an operation", () => {
    const used = new Set(operations.flatMap((one) => ("act" in one.caller ? [one.caller.act] : [])));
    expect(acts.filter((act) => !used.has(act))).toEqual([]);
  });

  test("an operation that writes its entry before the act can be refused for want of a ledger", () => {
    for (const one of operations)
      if ("before" in one.trail)
        expect([one.id, one.problems]).toEqual([one.id, expect.arrayContaining(["no-ledger"])]);
  });

  test("an operation that changes something can say that there is no room to store it; the ledger's own word is no-ledger", () => {
    for (const one of operations)
      if (!isAsking(one) && one.service !== "ledger" && !isLeafRead(one) && !onlyTold.has(one.id))
        expect([one.id, one.problems]).toEqual([one.id, expect.arrayContaining(["store-full"])]);
  });

  test("internal operations name their callers and are never public", () => {
    for (const one of operations) expect(one.audience === "internal").toBe(one.caller.who === "services");
  });

  test("T-A6.3d a hold is of one recording: its contact stands in the path, and no list in the body", () => {
    const changing = operations.filter(
      ({ caller, method }) => method !== "get" && "act" in caller && caller.act.startsWith("hold."),
    );
    expect(changing.map(({ id }) => id).toSorted()).toEqual([
      "approveHold",
      "askHold",
      "extendHold",
      "refuseHold",
      "releaseHold",
    ]);
    for (const { id, path, body } of changing) {
      expect([id, path.startsWith("/v1/contacts/:contact/holds")]).toEqual([id, true]);
      const fields =
        body instanceof z.ZodType
          ? ((z.toJSONSchema(body) as Json)["properties"] as Record<string, Json>)
          : {};
      expect(Object.values(fields).filter(({ type }) => type === "array" || type === "object")).toEqual([]);
    }
  });

  test("path parameters stand in the schema and nowhere else", () => {
    for (const one of operations) {
      const named = [...one.path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => String(name));
      const declared =
        one.params === undefined
          ? []
          : Object.keys((z.toJSONSchema(one.params) as Json)["properties"] as Json);
      expect([one.id, declared.toSorted()]).toEqual([one.id, named.toSorted()]);
    }
  });

  test("T-I4 no path or query of the interface can hold an identity code, phone, e-mail or name", () => {
    const open = operations.flatMap((one) =>
      [one.params, one.query]
        .filter((schema) => schema !== undefined)
        .flatMap((schema) =>
          Object.entries((z.toJSONSchema(schema) as Json)["properties"] as Record<string, Json>)
            .filter(
              ([, property]) =>
                property["type"] === "string" &&
                property["pattern"] === undefined &&
                property["enum"] === undefined,
            )
            .map(([name]) => `${one.id}.${name}`),
        ),
    );
    expect(open).toEqual([]);
  });
});

describe("the published interface", () => {
  test("is OpenAPI 3.1 with every public operation and no internal one", () => {
    const document = openapi("0.0.0") as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const published = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(document.openapi).toBe("3.1.0");
    expect(published.toSorted()).toEqual(
      operations
        .filter(({ audience }) => audience === "public")
        .map(({ id }) => id)
        .toSorted(),
    );
  });
});

test("the published interface is a document by OpenAPI's own schema of 3.1", async () => {
  const { Validator } = await import("@seriousme/openapi-schema-validator");
  const validator = new Validator();
  const published = JSON.parse(JSON.stringify(openapi("0.0.0"))) as Record<string, object>;
  expect(await validator.validate(published)).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
  expect((await validator.validate({ ...published, paths: { "no-slash": {} } })).valid).toBe(false);
});

describe("the catalogues", () => {
  test("problems have three titles and a status of their family", () => {
    for (const [slug, words] of Object.entries(problems)) {
      expect([slug, words.title.fi, words.title.sv, words.title.en].every((title) => title.length > 0)).toBe(
        true,
      );
      expect(words.family === "refusal" ? words.status < 500 : words.status >= 500).toBe(true);
    }
  });

  test("T-E1 no field of any ledger action can hold free text: each is an id, a code, a date, a digest, a bucket or a number", () => {
    const open = actionNames.flatMap((action) =>
      Object.entries(((z.toJSONSchema(actions[action]) as Json)["properties"] ?? {}) as Record<string, Json>)
        .filter(
          ([, property]) =>
            property["type"] === "string" &&
            property["pattern"] === undefined &&
            property["enum"] === undefined,
        )
        .map(([name]) => `${action}.${name}`)
        .filter((name) => !name.endsWith(".bucket")),
    );
    expect(open).toEqual([]);
  });
});
