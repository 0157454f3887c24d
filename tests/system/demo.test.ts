import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  acceptTerminal,
  listCaseHolds,
  listCases,
  listDisposals,
  openSitting,
  readFirstStart,
  readMe,
  signInByLink,
} from "@tallenne/contracts";
import { type Browser, browser, sign } from "@tallenne/testkit";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

jest.setTimeout(180_000);

const root = join(import.meta.dirname, "../..");

/** The demonstration as a script starts it, in a folder of its own. */
describe("demo --json --fast-clock", () => {
  const folder = mkdtempSync(join(tmpdir(), "demo-"));
  let demo: ChildProcess;
  let written = "";
  let told: { address: string; links: Record<string, string> };

  const enter = async (role: string): Promise<Browser> => {
    const person = browser(() => told.address);
    await person.use(signInByLink, { body: { token: String(told.links[role]?.split("#token=")[1]) } });
    await sign(person);
    return person;
  };

  beforeAll(async () => {
    const words = [join(root, "infra/demo/demo.ts"), "--json", "--fast-clock", "--port", "0"];
    demo = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...words], { cwd: folder });
    let complaints = "";
    demo.stderr?.setEncoding("utf8").on("data", (text: string) => (complaints += text));
    const line = new Promise<string>((resolve, reject) => {
      demo.once("close", () =>
        reject(new Error(`the demonstration ended before it was ready: ${complaints}`)),
      );
      demo.stdout?.setEncoding("utf8").on("data", (text: string) => {
        written += text;
        if (written.includes("\n")) resolve(written);
      });
    });
    told = JSON.parse(await line) as typeof told;
  });
  afterAll(() => {
    demo.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  test("one line says where it is and who may enter with one click", async () => {
    expect(written.trim().split("\n")).toHaveLength(1);
    const { terminal, ...people } = told.links;
    expect(Object.keys(people).toSorted()).toEqual([
      "aa",
      "ag",
      "au",
      "ch",
      "de",
      "dp",
      "os",
      "qa",
      "rc",
      "tl",
    ]);
    const state = await browser(() => told.address).use(readFirstStart, {});
    expect(state).toMatchObject({ waiting: false, demo: true });
    const page = await browser(() => told.address).ask("/");
    expect([page.status, page.headers["content-type"]]).toEqual([200, expect.stringMatching(/^text\/html/)]);
    const device = { body: { token: String(terminal?.split("/terminal#token=")[1]) } };
    const enrolled = await browser(() => told.address).use(acceptTerminal, device);
    expect(enrolled).toMatchObject({ office: "mikkeli", name: "Pääte M1" });
    for (const [role, link] of Object.entries(people)) {
      expect(link.startsWith(`${told.address}/sign-in#token=`)).toBe(true);
      const person = browser(() => told.address);
      const me = await person.use(signInByLink, { body: { token: String(link.split("#token=")[1]) } });
      // Whoever has a card signs on screen.
      expect(me).toMatchObject({ role, commitment: null, demo: true });
    }
  });

  test("the held call of the complaint outlives its own last day, and is heard in its case (C5)", async () => {
    const handler = await enter("ch");
    const matter = (await handler.use(listCases, {})).rows[0];
    if (matter === undefined) throw new TypeError("no complaint waits");
    const { rows } = await handler.use(listCaseHolds, { params: { case: matter.id } });
    const [held] = rows;
    if (held === undefined) throw new TypeError("no call is held");
    expect(rows).toMatchObject([{ hold: { state: "in-force", cause: "complaint" } }]);
    expect(held.keptUntil > held.lastDay).toBe(true);
    const isPastItsDay = async () => ((await handler.use(readFirstStart, {})).today ?? "") > held.lastDay;
    while (!(await isPastItsDay()));
    const { contact } = held;
    const body = { purpose: "p1", case: matter.id, contacts: [contact] } as const;
    const { sitting } = await handler.use(openSitting, { body: { ...body, contacts: [contact] } });
    expect(sitting).toMatch(/^sitting_/);
  });

  test("a calendar day passes every second, and what is due goes by itself", async () => {
    const officer = await enter("dp");
    expect((await officer.use(readMe, {})).name).toBe("Leena Kuusisalo");
    let purged = 0;
    const until = performance.now() + 90_000;
    while (purged === 0 && performance.now() < until) {
      const { reply } = await officer.call(listDisposals, { query: {} });
      purged = reply?.rows.filter(({ step }) => step === "purged").length ?? 0;
    }
    expect(purged).toBeGreaterThan(0);
  });

  test("SIGTERM ends it in order", async () => {
    const code = new Promise((resolve) => void demo.once("exit", resolve));
    demo.kill("SIGTERM");
    expect(await code).toBe(0);
  });
});
