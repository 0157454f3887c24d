import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { generatedSecret, type KeptPrint } from "./generated-secret.ts";
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

const stands = () => Promise.resolve(true);

/** A print in memory. */
function keptPrint(): KeptPrint {
  let kept: string | undefined;
  return {
    read: () => Promise.resolve(kept),
    write: (print) => Promise.resolve(void (kept = print)),
  };
}

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

  test("whose print stands is not made anew, and no other is taken: refused, naming the file and what to do", async () => {
    const print = keptPrint();
    const first = await generatedSecret(wanted({ print }));
    expect(await generatedSecret(wanted({ print }))).toEqual(first);
    writeFileSync(join(folder, "root-key"), "00".repeat(32));
    const refused = { code: "secret-changed" };
    await expect(generatedSecret(wanted({ print }))).rejects.toMatchObject(refused);
    await expect(generatedSecret(wanted({ print, given: new Sensitive("g") }))).rejects.toMatchObject(
      refused,
    );
    rmSync(join(folder, "root-key"));
    await expect(generatedSecret(wanted({ print }))).rejects.toMatchObject(refused);
    await expect(generatedSecret(wanted({ print }))).rejects.toThrow(join(folder, "root-key"));
    await expect(generatedSecret(wanted({ print }))).rejects.toThrow(/Put the file back/);
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(join(folder, "root-key"), first.reveal("put it back"));
    expect(await generatedSecret(wanted({ print }))).toEqual(first);
  });

  test("that is emptied counts as missing; without a print, what stands may need it", async () => {
    writeFileSync(join(folder, "root-key"), "\n");
    await expect(generatedSecret(wanted({ isNeeded: stands }))).rejects.toMatchObject({
      code: "secret-changed",
    });
    await expect(generatedSecret(wanted({ isNeeded: stands }))).rejects.not.toThrow(/renewed/);
    expect((await generatedSecret(wanted({}))).reveal("look")).toHaveLength(64);
  });

  test("lost for good is made anew once somebody says so, and only once", async () => {
    const print = keptPrint();
    await generatedSecret(wanted({ print }));
    rmSync(join(folder, "root-key"));
    writeFileSync(join(folder, "root-key.renewed"), "");
    const second = await generatedSecret(wanted({ print, chance: seededChance(2) }));
    expect(readdirSync(folder)).toEqual(["root-key"]);
    expect(await generatedSecret(wanted({ print }))).toEqual(second);
    rmSync(join(folder, "root-key"));
    await expect(generatedSecret(wanted({ print }))).rejects.toMatchObject({ code: "secret-changed" });
  });

  test("is never made for production", async () => {
    await expect(generatedSecret(wanted({ purpose: "production" }))).rejects.toMatchObject({
      code: "secret-missing",
    });
  });
});
