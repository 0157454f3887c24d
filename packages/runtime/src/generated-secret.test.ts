import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { generatedSecret } from "./generated-secret.ts";
import { seededChance } from "./seeded-chance.ts";
import { Sensitive } from "./sensitive.ts";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "secret-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const wanted = (change: object) => ({
  given: undefined,
  name: "root-key",
  folder,
  bytes: 32,
  purpose: "evaluation" as const,
  chance: seededChance(1),
  ...change,
});

describe("a generated secret", () => {
  test("is made once, and only its owner may read it", async () => {
    const first = await generatedSecret(wanted({}));
    const again = await generatedSecret(wanted({ chance: seededChance(2) }));
    expect(first.reveal("compare")).toMatch(/^[0-9a-f]{64}$/);
    expect(again.reveal("compare")).toBe(first.reveal("compare"));
    expect(statSync(join(folder, "root-key")).mode & 0o077).toBe(0);
  });

  test("gives way to one that is given", async () => {
    const given = new Sensitive("given");
    expect(await generatedSecret(wanted({ given }))).toBe(given);
  });

  test("is never made for production", async () => {
    await expect(generatedSecret(wanted({ purpose: "production" }))).rejects.toMatchObject({
      code: "secret-missing",
    });
  });
});
