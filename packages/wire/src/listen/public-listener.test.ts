import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { gzipSync } from "node:zlib";
import { type ExampleArchive, exampleArchive, sannasCookie } from "../example/example-archive.ts";
import { dropOwn, enter, readInside, readOwn, setOwn } from "../example/example-operations.ts";
import { sannasSecret } from "../example/example-people.ts";
import { bind } from "../route/route.ts";
import { refuse } from "@tallenne/contracts";

const routes = [
  bind(readOwn, {
    use: (granted) => {
      granted.note({ rows: 2 });
      return { rows: [] };
    },
  }),
  bind(setOwn, { use: (_granted, { body }) => ({ name: body.name }) }),
  bind(dropOwn, { use: () => ({}) }),
  bind(enter, {
    use: (_granted, { body }) => {
      if (body.code !== "oikein") throw refuse("sign-in-refused");
      return { name: body.name };
    },
  }),
  bind(readInside, { use: (_granted, { body }) => body }),
];
let archive: ExampleArchive;
beforeAll(async () => void (archive = await exampleArchive({ catalogue: routes })));
afterAll(() => archive.close());
const slug = (told: { json(): unknown }) => (told.json() as { slug: string }).slug;
const put = (bytes: string | Uint8Array, headers = {}) =>
  archive.browse("/catalogue/v1/own", {
    method: "PUT",
    bytes,
    headers: { "content-type": "application/json", ...headers },
  });

describe("a body is JSON in UTF-8 of bounded length", () => {
  test("Finnish letters, emoji and the last code point come and go unharmed", async () => {
    const name = "Äänekoski ⟦puhelin⟧ 🎧 \u{10FFFF}";
    const told = await archive.browse("/catalogue/v1/own", { method: "PUT", json: { name, parties: [] } });
    expect([told.status, told.json()]).toEqual([200, { name }]);
  });

  test.each([
    ["nothing", "", 422],
    ["half of it", '{"name":', 422],
    ["a bare text", '"name"', 422],
    ["null", "null", 422],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]), 422],
    ["UTF-16", Buffer.from('{"name":"x","parties":[]}', "utf16le"), 422],
    ["packed", gzipSync('{"name":"x","parties":[]}'), 422],
    ["more than a quarter of a mebibyte", JSON.stringify({ name: "x".repeat(262_144) }), 413],
  ])("%s is refused by name", async (kind, bytes, status) => {
    const told = await put(bytes, kind === "packed" ? { "content-encoding": "gzip" } : {});
    expect([told.status, slug(told)]).toEqual([status, status === 413 ? "too-large" : "bad-input"]);
    expect(told.text).not.toMatch(/Unexpected|JSON at|name/);
  });

  test("a length that lies below the limit does not let more in", async () => {
    const told = await put(JSON.stringify({ name: "x".repeat(400_000) }), { "transfer-encoding": "chunked" });
    expect(told.status).toBe(413);
  });

  test("a very deep body is refused like any other that does not fit", async () => {
    expect((await put(`${"[".repeat(60_000)}${"]".repeat(60_000)}`)).status).toBe(422);
  });
});

describe("what is not in the interface is not there", () => {
  test.each([
    ["GET", "/catalogue/v1/nothing"],
    ["POST", "/catalogue/v1/own"],
    ["HEAD", "/catalogue/v1/own"],
    ["OPTIONS", "/catalogue/v1/own"],
    ["GET", "/catalogue/v1/own/"],
    ["GET", "/Catalogue/v1/own"],
    ["GET", "/catalogue//v1/own"],
    ["GET", "/catalogue/v1/%"],
    ["GET", "/steward/v1/disposals"],
    ["GET", "/metrics"],
    ["POST", "/catalogue/v1/inside"],
    ["POST", "/ledger/v1/entries"],
    ["POST", "/identity/v1/introspect"],
  ])("%s %s is unknown", async (method, path) => {
    const told = await archive.browse(path, { method });
    expect([told.status, told.text === "" ? "unknown" : slug(told)]).toEqual([404, "unknown"]);
    expect(told.headers["access-control-allow-origin"]).toBeUndefined();
    expect(told.headers.allow).toBeUndefined();
  });

  test("public operations are not on the internal listener", async () => {
    expect((await archive.askInside("/catalogue/v1/own", { headers: { cookie: sannasCookie } })).status).toBe(
      404,
    );
  });
});

describe("header fields of every answer", () => {
  test("nothing may be kept, framed, sniffed or run; the server does not say what it is", async () => {
    for (const told of [
      await archive.browse("/catalogue/v1/own"),
      await archive.ask("/catalogue/v1/own"),
      await archive.ask("/catalogue/health"),
      await archive.ask("/openapi.json"),
    ]) {
      expect(told.headers).toMatchObject({
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none';frame-ancestors 'none'",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
      });
      expect(told.headers["strict-transport-security"]).toMatch(/max-age=\d{8}/);
      expect(told.headers["x-powered-by"]).toBeUndefined();
      expect(told.headers.server).toBeUndefined();
    }
  });
});

describe("changes come from our own pages", () => {
  const json = { name: "uusi", parties: [] };
  test("a form of another site changes nothing, with or without its cookie", async () => {
    const told = await archive.browse("/catalogue/v1/own", {
      method: "PUT",
      json,
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect([told.status, slug(told)]).toEqual([403, "cross-site"]);
    const old = { cookie: sannasCookie, origin: "https://evil.example" };
    expect(slug(await archive.ask("/catalogue/v1/own", { method: "PUT", json, headers: old }))).toBe(
      "cross-site",
    );
    expect(
      slug(await archive.ask("/catalogue/v1/own", { method: "DELETE", headers: { cookie: sannasCookie } })),
    ).toBe("cross-site");
    const enters = {
      method: "POST",
      json: { name: "sanna", code: "oikein" },
      headers: { "sec-fetch-site": "cross-site" },
    };
    expect(slug(await archive.ask("/catalogue/v1/enter", enters))).toBe("cross-site");
  });

  test("an older browser says our origin", async () => {
    const origin = archive.running.address;
    const told = await archive.ask("/catalogue/v1/own", {
      method: "PUT",
      json,
      headers: { cookie: sannasCookie, origin },
    });
    expect(told.status).toBe(200);
    expect((await archive.browse("/catalogue/v1/own", { method: "DELETE" })).status).toBe(200);
  });
});

describe("operators see what happened, and nobody's words", () => {
  test("one line a request: operation, status, time, id and counts; no address, no query, no cookie, no body", async () => {
    const before = archive.log.lines.length;
    await archive.browse("/catalogue/v1/own?phone=0401234567", { headers: { "user-agent": "Selain/1" } });
    await archive.browse("/catalogue/v1/own");
    await put('{"name":"Aino Koivuranta","parties":[{"phone":"040 1234567"}]}');
    const lines = archive.log.lines.slice(before).filter((line) => line.event === "request");
    expect(
      lines
        .map(({ operation, status, slug: told, rows }) => [operation, status, told, rows])
        .filter(([operation]) => operation !== "introspect"),
    ).toEqual([
      ["readOwn", 422, "bad-input", undefined],
      ["readOwn", 200, undefined, 2],
      ["setOwn", 200, undefined, undefined],
    ]);
    expect(
      lines.every(
        ({ request, ms }) => /^request_[0-9a-z]{26}$/.test(String(request)) && typeof ms === "number",
      ),
    ).toBe(true);
    expect(JSON.stringify(lines)).not.toMatch(/0401234567|Aino|Selain|127\.0\.0\.1|tallenne=/);
    expect(JSON.stringify(archive.log.lines)).not.toContain(sannasSecret);
  });

  test("a call to a peer carries the request's id, so that both logs name the same", async () => {
    const told = await archive.ask("/catalogue/v1/own", {
      headers: { cookie: `__Host-tallenne=${"n".repeat(30)}` },
    });
    const { id } = told.json() as { id: string };
    const named = archive.log.lines
      .filter(({ event, request }) => event === "request" && request === id)
      .map(({ operation }) => String(operation));
    expect(named.toSorted()).toEqual(["introspect", "readOwn"]);
  });

  test("metrics count by operation and status, inside only", async () => {
    const told = await archive.askInside("/metrics");
    expect(told.status).toBe(200);
    expect(told.text).toMatch(
      /tallenne_request_seconds_count\{operation="readOwn",listener="public",status="200"\} \d+/,
    );
    expect(told.text).toMatch(/tallenne_problems_total\{operation="setOwn",slug="cross-site"\} \d+/);
    expect(told.text).not.toMatch(/person_|session_|040|127\.0/);
  });

  test("health outside is yes or no; inside it has facts", async () => {
    const outside = await archive.ask("/catalogue/health");
    expect([outside.status, outside.json()]).toEqual([200, { ready: true }]);
    const within = await archive.askInside("/catalogue/health");
    expect(within.json()).toEqual({
      ready: true,
      service: "catalogue",
      facts: { purpose: "evaluation", demo: false, rows: 3 },
    });
    expect((await archive.ask("/steward/health")).status).toBe(404);
  });

  test("the interface description is OpenAPI 3.1 of the public operations", async () => {
    const described = (await archive.ask("/openapi.json")).json() as { openapi: string; paths: object };
    expect(described.openapi).toBe("3.1.0");
    expect(Object.keys(described.paths)).toContain("/catalogue/v1/contacts");
    expect(JSON.stringify(described.paths)).not.toContain("introspect");
  });
});
