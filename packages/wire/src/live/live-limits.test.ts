import { systemClock } from "@tallenne/runtime";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { type Desk, exampleDesk } from "../example/example-desk.ts";

// Real archives and connections: seconds on a busy machine.
jest.setTimeout(60_000);

let open: Desk[] = [];
afterEach(async () => {
  for (const one of open.toReversed()) await one.close();
  open = [];
});
const desk = async (limits = {}) => {
  const one = await exampleDesk(limits);
  open.push(one);
  return one;
};

describe("the limits of a live connection", () => {
  test.each([
    ["a message nobody declared", ["whatever", { word: "x" }]],
    ["a name that every object has", ["toString", { word: "x" }]],
    ["a field too many", ["say", { word: "x", more: 1 }]],
    ["another kind of value", ["say", { word: 7 }]],
    ["a message too long for this socket", ["say", { word: "x".repeat(300) }]],
    ["a message too long for the engine", ["say", { word: "x".repeat(5000) }]],
  ] as const)("is cut by %s", async (_what, [name, body]) => {
    const scene = await desk();
    const line = scene.connect();
    await line.outcome;
    line.say(body, name).catch(() => undefined);
    await line.gone;
    expect(scene.heard).toEqual([]);
  });

  test("is cut when more messages come than the contract allows, and not before", async () => {
    const scene = await desk();
    const line = scene.connect();
    await line.outcome;
    const said = Array.from({ length: 30 }, () => line.say({ word: "x" }).catch(() => undefined));
    await line.gone;
    await Promise.all(said);
    expect(scene.heard.length).toBeGreaterThanOrEqual(20);
    expect(scene.heard.length).toBeLessThan(23);
  });

  test("is a websocket from the start: polling finds nothing, and no more are held than the limit says", async () => {
    const scene = await desk({ live: 1 });
    expect(await scene.connect({ transports: ["polling"] }).outcome).toBe("cut");
    const told = await scene.archive.browse("/reading-room/v1/live/?EIO=4&transport=polling");
    expect([told.status, (told.json() as { slug: string }).slug]).toEqual([404, "unknown"]);
    expect(await scene.connect().outcome).toBe("open");
    expect(await scene.connect().outcome).toBe("too-many");
    const { text } = await scene.archive.askInside("/metrics");
    expect(text).toContain('tallenne_live_connections{socket="deskSocket"} 1');
    expect(text).toContain(
      'tallenne_live_messages_total{socket="deskSocket",message="connect",outcome="too-many"} 1',
    );
  });

  test("ends when the process stops, which does not wait for it", async () => {
    const scene = await desk();
    const line = scene.connect();
    await line.outcome;
    const begun = systemClock.monotonic();
    await scene.archive.running.stop();
    await line.gone;
    expect(systemClock.monotonic() - begun).toBeLessThan(3_000);
    expect(scene.closed()).toBe(1);
  });
});
