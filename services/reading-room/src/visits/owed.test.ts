import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { presenceMs } from "@tallenne/contracts";
import { systemClock } from "@tallenne/runtime";
import { until } from "../testing/passing-clock.ts";
import { away, causesOf, playingIn, stateOf } from "../testing/playing-visit.ts";
import { laura, visitScene, type VisitScene } from "../testing/visit-scene.ts";

// Real keys, stores and connections: seconds on a busy machine.
jest.setTimeout(60_000);

const lauraSecret = "secret-of-lauras-session-00000001";

let scene: VisitScene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});
const playing = async () => playingIn((scene = await visitScene()));
const served = (one: VisitScene) => one.entries("access.served").map(({ facts }) => facts["range"]);

describe("what the ledger could not take", () => {
  test("a visit ends while the ledger is away: the last window served stands in it once when it is back, and so does what was heard", async () => {
    const { one, terminal } = await playing();
    await until(() => served(one).length === 1);
    one.archive.ledger.away = true;
    expect((await terminal.fetch(1, 2_000)).status).toBe(200);
    terminal.sounding = null;
    await terminal.say("played", { stretches: [{ number: 1, item: 1, fromMs: 0, toMs: 3_500, speed: 1 }] });
    await terminal.say("finish");
    expect(await stateOf(one)).toBe("heard");
    expect(served(one)).toEqual([[0, 2_000]]);
    one.archive.ledger.away = false;
    await until(() => one.entries("visit.ended").length === 1 && served(one).length > 1);
    expect(served(one)).toEqual([
      [0, 2_000],
      [2_000, 4_000],
    ]);
    await until(() => one.entries("visit.play").length > 0);
    const heard = one.entries("visit.play").map(({ facts }) => facts["range"]);
    expect(heard).toEqual([[0, 3_500]]);
  });

  test("T-W8 the supervisor's right is withdrawn while the citizen listens: silent within the bound, at both seats, and nothing more goes out", async () => {
    const { one, terminal, console } = await playing();
    const begun = systemClock.monotonic();
    one.archive.sessions.set(lauraSecret, laura({ grants: [] }));
    await terminal.seen("silence");
    // An answer about a session lives a second at most, and a beat comes within the presence.
    expect(systemClock.monotonic() - begun).toBeLessThan(1_000 + presenceMs);
    expect((await terminal.fetch(1, 2_000)).status).toBe(409);
    await away(terminal);
    await console.seen("refused");
    await until(() => causesOf(one).length === 1);
    expect((await one.act("resumption")).status).toBe(403);
  });
});
