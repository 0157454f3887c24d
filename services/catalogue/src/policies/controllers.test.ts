import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { keptLog } from "@tallenne/runtime";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { controllersFrom } from "./controllers.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "co-"));
});
afterEach(() => rm(folder, { recursive: true }));

const names = { fi: "Koekeskus", sv: "Provcentralen", en: "Trial Centre" };
const one = {
  notice: "A",
  from: "2026-01-01",
  names,
  units: names,
  businessId: "0000001-9",
  postal: "PL 2, 00001 Koela",
  visiting: "Koekatu 2, Koela",
  phone: "0295 000 001",
  registryMail: "kirjaamo@koe.example",
  officerMail: "tietosuoja@koe.example",
};
const read = async (value: unknown, log = keptLog()) => {
  const path = join(folder, "controllers.json");
  await writeFile(path, typeof value === "string" ? value : JSON.stringify(value));
  return controllersFrom(path, { purpose: "production", log });
};
const bare = (purpose: "evaluation" | "production") =>
  controllersFrom(undefined, { purpose, log: keptLog() });

describe("the file of controllers", () => {
  test("is read as it stands; an evaluation without one has an invented authority, production nobody", async () => {
    expect(await read([one])).toEqual([one]);
    expect((await bare("evaluation")).map(({ notice }) => notice)).toEqual(["A", "B"]);
    expect(await bare("production")).toEqual([]);
  });

  test("a register without an officer is refused, and so is every other thing wrong, all at once and without a value", async () => {
    const { officerMail: _officer, ...without } = one;
    await expect(read([{ ...without, phone: 5 }])).rejects.toThrow(/\/0\/phone[^]*\/0\/officerMail/);
    await expect(read([one, { ...one, from: "2026-06-01" }])).rejects.toThrow("/1/from: controllers-overlap");
    await expect(read("nothing")).rejects.toThrow("is not JSON");
    await expect(read([])).rejects.toMatchObject({ code: "controllers-refused" });
    const away = controllersFrom(join(folder, "away"), { purpose: "evaluation", log: keptLog() });
    await expect(away).rejects.toThrow("is not there");
  });

  test("T-A2.1 mailboxes at different hosts are told in the log and do not stop the start", async () => {
    const log = keptLog();
    const apart = { ...one, officerMail: "tietosuoja@muu.example" };
    expect(await read([apart], log)).toEqual([apart]);
    expect(JSON.stringify(log.lines)).toContain("mailboxes-apart");
  });
});
