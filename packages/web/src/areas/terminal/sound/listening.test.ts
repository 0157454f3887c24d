import { describe, expect, test } from "@jest/globals";
import { type Halt, listenTo } from "./listening.ts";
import type { OpenOutput } from "./output.ts";
import { createVoice, type Voice } from "./voice.ts";

const rate = 8000;
const tick = () => new Promise<void>((resolve) => void setImmediate(resolve));

/** A recording of 20 s whose windows come when asked, and a real voice whose blocks are pulled by hand. */
function atTerminal({ durationMs = 20_000, refuseFrom = Number.POSITIVE_INFINITY } = {}) {
  const asked: (readonly [number, number])[] = [];
  const heard: (readonly [number, number])[] = [];
  const halts: Halt[] = [];
  const opened: Voice[] = [];
  let clock = 0;
  const open: OpenOutput = ({ end, tell, rate: at }) => {
    const voice = createVoice({ rate: at, end, tell, now: () => clock });
    opened.push(voice);
    return Promise.resolve({
      ask: voice.take,
      loudness: () => undefined,
      tone: () => undefined,
      end: () => voice.take({ is: "end" }),
    });
  };
  const listening = listenTo(
    {
      rate,
      durationMs,
      fetch: (from, to) => {
        asked.push([from, to]);
        if (from >= refuseFrom) return Promise.reject(new Error("refused"));
        return Promise.resolve({
          at: from * 8,
          samples: new Float32Array((to - from) * 8).fill(0.5),
        });
      },
    },
    { open, onHeard: (...stretch) => heard.push(stretch), onHalt: (why) => halts.push(why) },
  );
  return {
    listening,
    asked,
    heard,
    halts,
    opened,
    /** Lets so many milliseconds be heard, renewed as often as a living visit renews. */
    hear: async (ms: number, { renewed = true } = {}) => {
      let loud = 0;
      for (let passed = 0; passed < ms; passed += 16) {
        if (renewed && passed % 480 === 0) listening.renew(2000);
        await tick();
        const block = new Float32Array(128);
        opened[0]?.render(block);
        if (block.some((sample) => sample !== 0)) loud += 16;
        clock += 16;
      }
      await tick();
      return loud;
    },
  };
}

describe("listening at the terminal", () => {
  test("nothing is fetched and nothing opened before the press", async () => {
    const { listening, asked, opened, hear } = atTerminal();
    listening.renew(2000);
    await hear(100);
    expect([asked, opened]).toEqual([[], []]);
  });

  test("windows of at most two seconds, each asked for while the one before is heard", async () => {
    const { listening, asked, hear } = atTerminal();
    listening.play();
    expect(await hear(4200)).toBeGreaterThan(4000);
    expect(asked).toEqual([
      [0, 2000],
      [2000, 4000],
      [4000, 6000],
    ]);
  });

  test("a stop keeps the place; going on asks for nothing that is here", async () => {
    const { listening, asked, hear } = atTerminal();
    listening.play();
    await hear(1000);
    listening.stop();
    expect(await hear(500)).toBeLessThan(50);
    const { at } = listening.place.get();
    const before = asked.length;
    listening.play();
    expect(await hear(200)).toBeGreaterThan(150);
    expect(asked.length).toBeLessThanOrEqual(before + 1);
    expect(asked.every(([from]) => from % 2000 === 0)).toBe(true);
    expect(listening.place.get().at).toBeGreaterThan(at);
  });

  test("a jump plays from there, and the stretches say what was really put out", async () => {
    const { listening, heard, hear } = atTerminal();
    listening.play();
    await hear(1000);
    listening.seek(15_000);
    expect(listening.place.get().at).toBe(15_000);
    await hear(1000);
    const first = heard.findLast(([from]) => from === 0);
    const last = heard.at(-1);
    expect(Math.abs((first?.[1] ?? 0) - 1000)).toBeLessThan(60);
    expect(last?.[0]).toBe(15_000);
    expect(Math.abs((last?.[1] ?? 0) - 16_000)).toBeLessThan(150);
  });

  test("unrenewed it lapses, and renewing again starts no sound: only a press does", async () => {
    const { listening, halts, hear } = atTerminal();
    listening.play();
    await hear(500);
    const loud = await hear(4000, { renewed: false });
    expect(loud).toBeLessThanOrEqual(2000);
    expect(halts).toEqual(["lapsed"]);
    expect(listening.place.get().phase).toBe("still");
    expect(await hear(2000)).toBe(0);
    listening.play();
    expect(await hear(1000)).toBeGreaterThan(900);
  });

  test("a refused window ends the sound with what is here", async () => {
    const { listening, halts, hear } = atTerminal({ refuseFrom: 4000 });
    listening.play();
    const loud = await hear(8000);
    expect(loud).toBeLessThanOrEqual(4000);
    expect(halts).toEqual(["failed"]);
  });

  test("at its end it stands still; the next press begins anew", async () => {
    const { listening, halts, hear } = atTerminal({ durationMs: 1000 });
    listening.play();
    await hear(1500);
    expect([halts, listening.place.get()]).toEqual([["ended"], { phase: "still", at: 1000 }]);
    listening.play();
    expect(await hear(500)).toBeGreaterThan(400);
  });

  test("blanked it is silent at once, and the voice holds nothing", async () => {
    const { listening, hear } = atTerminal();
    listening.play();
    await hear(500);
    listening.blank();
    expect(await hear(300)).toBeLessThanOrEqual(16);
  });

  test("after its end no press brings it back", async () => {
    const { listening, opened, hear } = atTerminal();
    listening.play();
    await hear(500);
    listening.end();
    await tick();
    expect(opened[0]?.isAlive()).toBe(false);
    listening.play();
    expect(await hear(300)).toBe(0);
  });
});
