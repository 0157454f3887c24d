import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { until } from "../testing/passing-clock.ts";
import { passport, visit, visitScene, type VisitScene } from "../testing/visit-scene.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

let scene: VisitScene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

const former = { ...passport, name: "former" } as const;

describe("what happens to a visit while something of it is under way", () => {
  test("T-M3 a window that waits for the ledger does not go out when the citizen says meanwhile that it is somebody else's", async () => {
    const one = (scene = await visitScene());
    const { terminal } = await one.open();
    await terminal.play(1);
    expect((await terminal.fetch(1, 0)).status).toBe(200);
    await until(() => one.entries("access.served").length === 1);
    const { promise, resolve: open } = Promise.withResolvers<void>();
    one.archive.ledger.gate = promise;
    expect((await terminal.fetch(1, 2_000)).status).toBe(200);
    const waiting = terminal.fetch(1, 4_000);
    expect(await terminal.say("ask", { kind: "not-mine", item: 1, atMs: 4_000 })).toMatchObject({
      taken: true,
    });
    open();
    one.archive.ledger.gate = undefined;
    expect((await waiting).status).not.toBe(200);
  });

  test("T-M3 somebody else's without a word which is the one that plays", async () => {
    const one = (scene = await visitScene());
    const { terminal } = await one.open();
    await terminal.play(1);
    expect(await terminal.say("ask", { kind: "not-mine", item: null, atMs: null })).toMatchObject({
      taken: true,
    });
    expect((await terminal.fetch(1, 0)).status).not.toBe(200);
    expect((await one.view()).items[0]).toMatchObject({ withheld: true });
  });

  test("T-D2 T-D3 who looked at the document does not stand for it as the second officer, also when a colleague supervises meanwhile", async () => {
    const one = (scene = await visitScene());
    expect((await one.act("arrival")).status).toBe(201);
    expect((await one.act("identity", former)).json()["identity"]).toMatchObject({
      result: "second-officer",
    });
    expect((await one.act("supervision", {}, one.colleagueSecret)).status).toBe(200);
    const own = await one.act("identity/confirmation", { confirmed: true });
    expect(own.json()["slug"]).toBe("second-person");
    expect(
      (await one.act("identity/confirmation", { confirmed: true }, one.colleagueSecret)).json(),
    ).toMatchObject({
      state: "id-ok",
    });
  });

  test("an arrival that the catalogue took, though its answer got lost, stands and goes on", async () => {
    const one = (scene = await visitScene());
    one.archive.visits.losesAnswers = true;
    expect((await one.act("arrival")).status).toBe(503);
    one.archive.visits.losesAnswers = false;
    // Told again by this press, or by the archive itself a moment before.
    expect([201, 409]).toContain((await one.act("arrival")).status);
    expect((await one.act("identity", passport)).json()).toMatchObject({ state: "id-ok" });
    await until(() => one.events().join() === "checked-in,identity-begun,identity-proved");
    await until(() => one.entries("visit.checked-in").length === 1);
  });

  test("T-W7 whose document proves nothing in an interruption listens no further, however short it was", async () => {
    const one = (scene = await visitScene());
    const { terminal } = await one.open();
    terminal.cut();
    await until(async () => (await one.view()).state === "suspended");
    const check = async (valid: boolean) => {
      const told = await one.act("identity", { ...passport, valid });
      return told.json()["identity"];
    };
    const guard = async () => (await one.act("resumption")).json()["facts"];
    expect(await check(false)).toMatchObject({ result: "failed" });
    expect(await guard()).toMatchObject({ guard: "identity-reasserted" });
    expect((await one.view()).away).toMatchObject({ identityNeeded: true });
    expect(await check(true)).toMatchObject({ result: "proved" });
    expect(await guard()).toMatchObject({ guard: "seats-present" });
  });

  test("INV-2 nobody is received for a visit whose request grants nothing any more", async () => {
    const one = (scene = await visitScene());
    const booked = one.archive.visits.booked.get(visit);
    if (booked === undefined) throw new Error("no visit");
    one.archive.visits.booked.set(visit, { ...booked, items: [] });
    const told = await one.act("arrival");
    expect([told.status, told.json()["facts"]]).toEqual([
      409,
      { guard: "decision-made", state: "confirmed" },
    ]);
  });

  test("T-W15 words said after the record was signed off are refused, and nothing waits for ever", async () => {
    const one = (scene = await visitScene());
    const { terminal } = await one.open();
    await terminal.play(1);
    await terminal.say("finish");
    await one.act("follow-up", { chosen: ["copy"] });
    await until(() => one.events().includes("follow-up-chosen"));
    const booked = one.archive.visits.booked.get(visit);
    if (booked === undefined) throw new Error("no visit");
    one.archive.visits.booked.set(visit, { ...booked, state: "signed-off" });
    const late = await one.act("remarks", { words: "vielä yksi asia" });
    expect([late.status, late.json()["slug"]]).toEqual([409, "not-at-this-stage"]);
    expect(one.events()).not.toContain("remarked");
  });
});
