import { describe, expect, jest, test } from "@jest/globals";
import {
  approveHold,
  askHold,
  issueTicket,
  linkContact,
  listContacts,
  listEntries,
  listHolds,
  openSitting,
} from "@tallenne/contracts";
import { calendarDate, type ContactId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { customers, wav } from "@tallenne/testkit";
import { type SeenBucket, seenBucket } from "@tallenne/vault/conformance";
import { spawn } from "node:child_process";
import { basename, join, resolve } from "node:path";
import { delivered, openComplaint, openTraining } from "./suite/steps.ts";
import { at, settingUp } from "./suite/world.ts";

jest.setTimeout(120_000);

const command = resolve(import.meta.dirname, "../../services/all-in-one/src/tallenne-move.ts");

/** Runs the command; answers what it wrote to each stream and how it ended. */
function moved(
  words: Readonly<Record<string, string>>,
): Promise<{ code: number | null; said: string; shown: string }> {
  const told = Object.entries(words).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", command, ...told]);
  const heard = { said: "", shown: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (heard.said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (heard.shown += text));
  return new Promise((done) => void child.once("close", (code) => done({ code, ...heard })));
}

/** A small office grows, and goes back: the same archive on embedded stores, on MongoDB and S3, on embedded stores again. */
describe("an archive moved between stores", () => {
  const world = settingUp("all-in-one");
  const recording = wav({ seconds: 2, tones: [420, 610] });
  let call: ContactId;
  let held: ContactId;
  let bucket: SeenBucket;

  const listens = async () => {
    const training = await openTraining(world, call);
    const { browser } = world.sanna;
    const { sitting } = await browser.use(openSitting, {
      body: { purpose: "p3", case: training.id, contacts: [call] },
    });
    const { sound } = await browser.use(issueTicket, {
      params: { sitting, contact: call },
      body: { side: "both" },
    });
    const heard = await browser.ask(sound, { headers: { range: "bytes=0-" } });
    const samples = recording.subarray(44);
    expect(heard.bytes.subarray(-samples.length).equals(samples)).toBe(true);
  };
  const lists = async () =>
    (await world.sanna.browser.use(listContacts, { query: { purpose: "p0", scope: "own" } })).rows.length;
  const folderOf = (name: string) => join(world.archive.folder, name);
  const servers = () => {
    const url = process.env["TALLENNE_TEST_MONGO_URL"] ?? "";
    return url.replace("/?", `/${basename(world.archive.folder)}?`);
  };

  test("what was taken in, held and heard on embedded stores is there on MongoDB and S3, with its legal hold", async () => {
    const story = { startedAt: at("2026-11-20 10.00"), customer: customers.aino, agent: "agent-204" };
    call = await delivered(world, { ...story, externalId: "moved" }, recording);
    held = await delivered(world, { ...story, externalId: "held" }, recording);
    await listens();
    const complaint = await openComplaint(world);
    await world.pirjo.browser.use(linkContact, {
      params: { case: complaint.id },
      body: { contact: held, evidence: ["number", "time"] },
    });
    const { hold } = await world.pirjo.browser.use(askHold, {
      params: { contact: held },
      body: { case: complaint.id, reason: "evidence", until: calendarDate("2027-08-20") },
    });
    await world.raija.browser.use(approveHold, { params: { contact: held, hold: hold.id } });
    const locked = async () =>
      (await world.leena.browser.use(listEntries, { query: { object: held } })).rows.some(
        ({ entry }) => entry.action === "retention.hold.placed",
      );
    for (let asked = 0; asked < 200 && !(await locked()); asked += 1) await pause(systemClock, 50);
    bucket = await seenBucket();
    const words = {
      "documents-from": `sqlite:${folderOf("store")}`,
      "documents-to": servers(),
      "objects-from": `file:${folderOf("vault")}`,
      "objects-to": bucket.settings["TALLENNE_VAULT"] ?? "",
      "credentials-to": join(process.env["TALLENNE_TEST_S3_CREDENTIALS"] ?? "", "owner"),
      notes: folderOf("notes-there"),
    };
    const tooSoon = await moved(words);
    expect([tooSoon.code, tooSoon.said]).toEqual([1, ""]);
    await world.archive.stop();
    const { code, said, shown } = await moved(words);
    expect([code, shown]).toEqual([0, expect.stringContaining("Objects")]);
    expect(said).toContain("are there and the same.");
    await world.archive.start({ TALLENNE_STORE: servers(), ...bucket.settings });
    await listens();
    expect(await lists()).toBe(2);
    const { holds } = await world.leena.browser.use(listHolds, { query: { scope: "all" } });
    expect(holds.map(({ contact }) => contact)).toEqual([held]);
    expect((await bucket.versions(held)).map(({ isHeld }) => isHeld)).not.toContain(false);
    expect((await bucket.versions(call)).map(({ mode }) => mode)).not.toContain(undefined);
  });

  test("what came in meanwhile goes back with the rest", async () => {
    const story = { startedAt: at("2026-11-21 10.00"), customer: customers.aino, agent: "agent-204" };
    await delivered(world, { ...story, externalId: "meanwhile" }, recording);
    await world.archive.stop();
    const { code, said } = await moved({
      "documents-from": servers(),
      "documents-to": `sqlite:${folderOf("store-again")}`,
      "objects-from": bucket.settings["TALLENNE_VAULT"] ?? "",
      "credentials-from": join(process.env["TALLENNE_TEST_S3_CREDENTIALS"] ?? "", "steward"),
      "objects-to": `file:${folderOf("vault-again")}`,
      notes: folderOf("notes-back"),
    });
    expect([code, said]).toEqual([0, expect.stringContaining("are there and the same.")]);
    await bucket.way.end();
    await world.archive.start({
      TALLENNE_STORE: `sqlite:${folderOf("store-again")}`,
      TALLENNE_VAULT: `file:${folderOf("vault-again")}`,
    });
    await listens();
    expect(await lists()).toBe(3);
  });
});
