import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { serviceTokens } from "@tallenne/access";
import { systemClock } from "@tallenne/runtime";
import { type ExampleArchive, exampleArchive } from "../example/example-archive.ts";
import { readInside, readOwn } from "../example/example-operations.ts";
import { sanna } from "../example/example-people.ts";
import { forge, forgeries, type Genuine } from "../example/forged-tokens.ts";
import { bind } from "../route/route.ts";

let archive: ExampleArchive;
let used = 0;
const count = <T>(value: T): T => {
  used += 1;
  return value;
};

beforeAll(async () => {
  archive = await exampleArchive({
    catalogue: [
      bind(readInside, { use: (_granted, { body }) => count({ word: body.word }) }),
      bind(readOwn, { use: () => count({ rows: [] }) }),
    ],
  });
});
beforeEach(() => void (used = 0));
afterAll(() => archive.close());

const inside = (token: string) =>
  archive.askInside("/catalogue/v1/inside", {
    json: { word: "sana" },
    headers: { authorization: `Bearer ${token}` },
  });

const genuineOf = (form: {
  typ: string;
  iss: string;
  aud: string;
  life: number;
  claims?: object;
}): Genuine => {
  const now = Math.floor(systemClock.now() / 1000);
  const key = form.iss === "identity" ? archive.keys.identity : archive.keys.intake;
  return {
    key,
    now,
    foreign: archive.keys["reading-room"],
    header: { alg: "ES256", typ: form.typ, kid: key.kid },
    claims: { iss: form.iss, aud: form.aud, iat: now, exp: now + form.life, ...form.claims },
  };
};

describe("a service's token", () => {
  const service = { typ: "service", iss: "intake", aud: "catalogue", life: 60 };

  test("the forger's own genuine token is taken, so that the forgeries fail for what is wrong in them", async () => {
    const told = await inside(forge(genuineOf(service)));
    expect([told.status, told.json()]).toEqual([200, { word: "sana" }]);
  });

  test("none of the forgeries is taken, whatever is wrong in it", async () => {
    const all = forgeries(genuineOf(service));
    expect(all.length).toBeGreaterThan(45);
    const taken: string[] = [];
    for (const [kind, token] of all) {
      const told = await inside(token).catch(() => ({ status: 0 }));
      if (![401, 431, 0].includes(told.status)) taken.push(`${kind}: ${told.status}`);
    }
    expect([taken, used]).toEqual([[], 0]);
  });

  test("a token for another callee, or of a service that may not call this, opens nothing", async () => {
    const of = (name: "intake" | "identity") =>
      serviceTokens({ service: name, key: archive.keys[name], clock: systemClock });
    expect((await inside(of("intake").sign("ledger"))).status).toBe(401);
    expect((await inside(of("identity").sign("catalogue"))).status).toBe(403);
    expect((await archive.askInside("/catalogue/v1/inside", { json: { word: "x" } })).status).toBe(401);
    const twice = { authorization: [`Bearer ${of("intake").sign("catalogue")}`, "Bearer x"] };
    expect(
      (
        await archive.askInside("/catalogue/v1/inside", {
          json: { word: "x" },
          headers: { authorization: twice.authorization.join(", ") },
        })
      ).status,
    ).toBe(401);
    expect(used).toBe(0);
  });

  test("the log names the kind of fault and no token", () => {
    const lines = archive.log.lines.filter(({ event }) => event === "service-token-refused");
    expect(lines.length).toBeGreaterThan(40);
    expect(JSON.stringify(lines)).not.toMatch(/eyJ[A-Za-z0-9_-]{20}/);
  });
});

/** A session of its own each time: the answer before is remembered for a second. */
const secretOf = (text: string) => createHash("sha256").update(text).digest("hex");

const browse = (kind: string) => {
  archive.identity.sessions.set(secretOf(kind), sanna);
  return archive.ask("/catalogue/v1/own", { headers: { cookie: `__Host-tallenne=${secretOf(kind)}` } });
};

describe("an answer about a session", () => {
  const standing = {
    typ: "standing",
    iss: "identity",
    aud: "services",
    life: 5,
    claims: { standing: sanna },
  };

  test("the forger's own genuine answer is taken", async () => {
    archive.identity.forged = forge(genuineOf(standing));
    expect((await browse("genuine")).status).toBe(200);
  });

  test("none of the forgeries stands for anybody: 503, and nothing is used", async () => {
    const taken: string[] = [];
    for (const [kind, token] of forgeries(genuineOf(standing))) {
      archive.identity.forged = token.length > 20_000 ? token.slice(0, 20_000) : token;
      const { status } = await browse(kind);
      if (status !== 503) taken.push(`${kind}: ${status}`);
    }
    expect([taken, used]).toEqual([[], 0]);
  });
});
