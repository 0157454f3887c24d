import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  acceptTerminal,
  type ContactRow,
  listCaseHolds,
  listCases,
  listContacts,
  listRequests,
  listVisits,
  openCase,
  openSitting,
  readIntake,
  readMe,
  readText,
  signInByLink,
} from "@tallenne/contracts";
import { addDays, helsinkiDateOf, roles } from "@tallenne/domain";
import { systemClock } from "@tallenne/runtime";
import { type Browser, browser, customers, sign } from "@tallenne/testkit";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spoken, type Spoken } from "./spoken.ts";

jest.setTimeout(180_000);

/** Milliseconds until the demonstration is ready at the latest, a build of the browser application included, on a machine at other work too. */
const readyWithin = 90_000;
const kinds = ["ag", "tl", "qa", "ch", "rc", "os", "de", "dp", "au", "aa"] as const;

/** The demonstration as somebody meets it who types one command: what the terminal says, and what is there for each kind of user. */
describe("demo", () => {
  const folder = mkdtempSync(join(tmpdir(), "demo-"));
  let product: Spoken;
  let readyAfter = 0;
  let address = "";
  const today = helsinkiDateOf(systemClock.now());
  const lineOf = (words: string) =>
    product
      .written()
      .split("\n")
      .find((line) => line.startsWith(words)) ?? "";
  const enter = async (kind: (typeof kinds)[number]): Promise<Browser> => {
    const person = browser(() => address);
    const token = lineOf(roles[kind].en).split("#token=")[1] ?? "";
    await person.use(signInByLink, { body: { token } });
    await sign(person);
    return person;
  };

  beforeAll(async () => {
    const began = performance.now();
    product = spoken("infra/demo/demo.ts", ["--port", "0"], {}, folder);
    await product.until(/Ctrl-C stops it\./);
    readyAfter = performance.now() - began;
    process.stderr.write(`demo: ready after ${(readyAfter / 1000).toFixed(1)} s\n`);
    address = /Tallenne is at (http:\/\/\S+)/.exec(product.written())?.[1] ?? "";
  });
  afterAll(async () => {
    product.kill("SIGTERM");
    await product.ended;
    rmSync(folder, { recursive: true, force: true });
  });

  test("the terminal says how it goes, what is used, and gives a link for each kind of user", () => {
    expect(readyAfter).toBeLessThan(readyWithin);
    const kept = /Ready: (\d+) contacts kept, one refused, two in quarantine\./.exec(product.written());
    expect(Number(kept?.[1])).toBeGreaterThanOrEqual(40);
    for (const used of ["Documents", "Content", "Keys", "Ledger", "ffmpeg", "Sound", "Live visits", "Node"])
      expect(lineOf(used)).toMatch(/^\S+( \S+)* {2,}\S.* {2,}\S/);
    for (const kind of kinds)
      expect(lineOf(roles[kind].en)).toMatch(new RegExp(` {2,}${address}/sign-in#token=[\\w-]{20,}$`));
    expect(lineOf("Listening terminal")).toMatch(new RegExp(` {2,}${address}/terminal#token=[\\w-]{20,}$`));
    expect(product.written()).toMatch(/The complaint of the demonstration is R-\w{4}-\w/);
    expect(product.written()).toMatch(/in two windows side by side/);
  });

  test("the intake of the day: at least forty kept, the career-guidance call counted and gone (C4), two in quarantine: a time to come (C11), an unknown line (C13)", async () => {
    const administrator = await enter("aa");
    const { lines, quarantine } = await administrator.use(readIntake, { query: {} });
    expect(lines.reduce((sum, { kept }) => sum + kept, 0)).toBeGreaterThanOrEqual(40);
    expect(lines.find(({ line }) => line === "uraohjaus")).toMatchObject({
      offered: 1,
      kept: 0,
      neverRecord: 1,
    });
    expect(new Set(quarantine.map(({ channel, findings }) => [channel, ...findings].join(" ")))).toEqual(
      new Set(["call line-unknown", "call time-in-future clock-skew"]),
    );
  });

  test("contacts of four channels wait for the complaints handler, and one has its last day today (C7)", async () => {
    const handler = await enter("ch");
    const [complaint] = (await handler.use(listCases, {})).rows;
    const query = { purpose: "p1", scope: "queue", case: complaint?.id, limit: "200" } as const;
    const { rows } = await handler.use(listContacts, { query });
    expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(["call", "chat", "email", "eform"]));
    expect(rows.length).toBeGreaterThanOrEqual(40);
    const ending = rows.filter(({ lastDay }) => lastDay === today);
    expect(ending).toMatchObject([{ channel: "call", state: "last-day" }]);
  });

  test("the call of the complaint is held, by one person's wish and another's approval (C5)", async () => {
    const handler = await enter("ch");
    const [complaint] = (await handler.use(listCases, {})).rows;
    if (complaint === undefined) throw new TypeError("no complaint waits");
    const { rows } = await handler.use(listCaseHolds, { params: { case: complaint.id } });
    const until = addDays(today, 90);
    expect(rows).toMatchObject([{ keptUntil: until, hold: { state: "in-force", until } }]);
    expect(rows[0]?.hold.askedBy).not.toBe(rows[0]?.hold.approvedBy);
  });

  test("the supervisor has a visit today, the registry a request that waits for times and one with two candidates (C1, C2)", async () => {
    const [supervisor, registry] = [await enter("os"), await enter("rc")];
    const { rows } = await supervisor.use(listVisits, { query: { office: "mikkeli", day: today } });
    expect(rows).toMatchObject([{ state: "confirmed", items: 1, slot: { day: today } }]);
    const requests = (await registry.use(listRequests, { query: { state: "open" } })).rows;
    expect(requests.map(({ state }) => state).toSorted()).toEqual(["delivery", "granted", "registered"]);
    const fresh = requests.find(({ state }) => state === "registered");
    expect(fresh?.candidates.map(({ state }) => state)).toEqual(["candidate", "candidate"]);
  });

  test("the terminal's link makes a device the terminal of the office, once", async () => {
    const token = lineOf("Listening terminal").split("#token=")[1] ?? "";
    const device = browser(() => address);
    expect(await device.use(acceptTerminal, { body: { token } })).toMatchObject({ office: "mikkeli" });
    expect((await device.call(acceptTerminal, { body: { token } })).status).not.toBe(201);
  });

  test("what the adviser meets is written in three languages, and what a customer typed of themselves is masked (C6)", async () => {
    const [adviser, lead] = [await enter("ag"), await enter("tl")];
    const { person } = await adviser.use(readMe, {});
    const query = { purpose: "p0", scope: "own" } as const;
    const { rows } = await adviser.use(listContacts, { query });
    const textOf = async ({ id: contact }: ContactRow) => {
      const session = await lead.use(openCase, { body: { kind: "training", contact, members: [person] } });
      const body = { purpose: "p3", case: session.id, contacts: [contact] } as const;
      const { sitting } = await adviser.use(openSitting, { body: { ...body, contacts: [contact] } });
      return JSON.stringify(await adviser.use(readText, { params: { sitting, contact } }));
    };
    const chats = rows.filter(({ channel }) => channel === "chat");
    const masked = chats.filter((row) => row.masked > 0);
    expect(masked).toMatchObject([{ masked: 3, line: "yritys-suomi" }]);
    const texts = [];
    for (const row of [...chats, ...rows.filter(({ channel }) => channel === "eform")])
      texts.push(await textOf(row));
    for (const words of ["Haluaisin neuvoja", "arbetssökande", "I have moved"])
      expect(texts.some((text) => text.includes(words))).toBe(true);
    const { identityCode, phone, email } = customers.jani;
    for (const typed of [identityCode, phone, phone.replaceAll(" ", ""), email])
      expect(texts.join()).not.toContain(typed);
    expect(texts.find((text) => text.includes("Haluaisin"))).toMatch(/⟦.+⟧.*⟦.+⟧.*⟦.+⟧/);
  });
});
