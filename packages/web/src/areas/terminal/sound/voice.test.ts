import { describe, expect, test } from "@jest/globals";
import { createVoice, type Told } from "./voice.ts";

const rate = 8000;

/** A voice at a desk: a tone of 200 Hz for as many seconds as asked, a clock that is turned by hand. */
function atDesk({ seconds = 10 }: { seconds?: number } = {}) {
  const told: Told[] = [];
  let clock = 1_000_000;
  const end = seconds * rate;
  const voice = createVoice({ rate, end, tell: (one) => told.push(one), now: () => clock });
  const tone = (from: number, length: number) =>
    Float32Array.from({ length }, (_, place) => Math.sin((2 * Math.PI * 200 * (from + place)) / rate) / 2);
  return {
    voice,
    told,
    turnClock: (ms: number) => (clock += ms),
    feed: (from: number, to: number) =>
      voice.take({ is: "window", at: from * rate, samples: tone(from * rate, (to - from) * rate) }),
    /** Lets so many milliseconds of output pass, the clock with it. */
    hear: (ms: number) => {
      const heard: number[] = [];
      for (let blocks = Math.round((ms * rate) / 1000 / 128); blocks > 0; blocks -= 1) {
        const block = new Float32Array(128);
        voice.render(block);
        clock += (128 / rate) * 1000;
        heard.push(...block);
      }
      return heard;
    },
  };
}

const loudness = (heard: readonly number[]) =>
  Math.sqrt(heard.reduce((sum, sample) => sum + sample * sample, 0) / heard.length);
const lastLoud = (heard: readonly number[]) =>
  (heard.findLastIndex((one) => Math.abs(one) > 0.001) * 1000) / rate;
/** Cycles in a second, by upward crossings. */
const pitch = (heard: readonly number[]) =>
  (heard.filter((one, place) => one >= 0 && (heard[place - 1] ?? 0) < 0).length * rate) / heard.length;

describe("the voice of the listening terminal", () => {
  test("is silent until it is renewed, however much it is told to play", () => {
    const { voice, feed, hear } = atDesk();
    feed(0, 4);
    voice.take({ is: "play" });
    expect(loudness(hear(500))).toBe(0);
  });

  test("a press waits two seconds for its renewal, and is forgotten then", () => {
    const { voice, feed, hear, told } = atDesk();
    feed(0, 4);
    voice.take({ is: "play" });
    expect(loudness(hear(1500))).toBe(0);
    voice.take({ is: "renew", forMs: 2000 });
    expect(loudness(hear(500))).toBeGreaterThan(0.3);
    voice.take({ is: "hush" });
    hear(3000);
    voice.take({ is: "play" });
    expect(loudness(hear(2100))).toBe(0);
    expect(told.at(-1)).toEqual({ is: "lapsed" });
    voice.take({ is: "renew", forMs: 2000 });
    expect(loudness(hear(500))).toBe(0);
  });

  test("D25: falls silent by itself two seconds after the last renewal, and forgets what it held", () => {
    const { voice, feed, hear, told } = atDesk();
    feed(0, 8);
    voice.take({ is: "renew", forMs: 60_000 });
    voice.take({ is: "play" });
    const heard = hear(4000);
    expect(loudness(heard.slice(rate, 15_000))).toBeGreaterThan(0.3);
    expect(lastLoud(heard)).toBeLessThanOrEqual(2000);
    expect(lastLoud(heard)).toBeGreaterThan(1900);
    expect(told.at(-1)).toEqual({ is: "lapsed" });
    voice.take({ is: "renew", forMs: 2000 });
    expect(loudness(hear(500))).toBe(0);
    voice.take({ is: "play" });
    expect(loudness(hear(500))).toBe(0);
  });

  test("a machine that slept wakes silent, although no frame was put out meanwhile", () => {
    const { voice, feed, hear, turnClock } = atDesk();
    feed(0, 8);
    voice.take({ is: "renew", forMs: 2000 });
    voice.take({ is: "play" });
    expect(loudness(hear(500))).toBeGreaterThan(0.3);
    turnClock(3_600_000);
    expect(loudness(hear(500))).toBe(0);
  });

  test("a clock set back does not lengthen the two seconds", () => {
    const { voice, feed, hear, turnClock } = atDesk();
    feed(0, 8);
    voice.take({ is: "renew", forMs: 2000 });
    voice.take({ is: "play" });
    turnClock(-3_600_000);
    expect(lastLoud(hear(4000))).toBeLessThanOrEqual(2000);
  });

  test("at speed 1 what comes out is the recording, sample by sample", () => {
    const { voice, feed, hear } = atDesk();
    feed(0, 4);
    voice.take({ is: "renew", forMs: 2000 });
    voice.take({ is: "play" });
    const heard = hear(1000);
    const due = heard.map((_, place) => Math.sin((2 * Math.PI * 200 * place) / rate) / 2);
    expect(
      Math.max(...heard.slice(200).map((one, place) => Math.abs(one - (due[place + 200] ?? 0)))),
    ).toBeLessThan(1e-6);
  });

  test.each([0.75, 1.25])("at speed %s the pitch stays and the place moves that much", (speed) => {
    const { voice, feed, hear, told } = atDesk();
    feed(0, 4);
    voice.take({ is: "speed", speed });
    voice.take({ is: "renew", forMs: 2000 });
    voice.take({ is: "play" });
    const heard = hear(1500);
    expect(pitch(heard.slice(800))).toBeCloseTo(200, -1);
    expect(loudness(heard.slice(800))).toBeCloseTo(0.35, 1);
    const last = told.findLast((one) => one.is === "at");
    expect((last?.at ?? 0) / rate).toBeCloseTo(1.5 * speed, 0);
    expect(Math.abs((last?.at ?? 0) / rate - 1.5 * speed)).toBeLessThan(0.15);
  });

  test("a stop is silent within 40 ms and does not crack", () => {
    const { voice, feed, hear } = atDesk();
    feed(0, 4);
    voice.take({ is: "renew", forMs: 2000 });
    voice.take({ is: "play" });
    hear(503);
    voice.take({ is: "hush" });
    const heard = hear(400);
    expect(lastLoud(heard)).toBeLessThan(41);
    const steps = heard.map((one, place) => Math.abs(one - (heard[place - 1] ?? one)));
    expect(Math.max(...steps)).toBeLessThan(0.12);
  });

  test("says which frames were put out, and starts anew after a jump", () => {
    const { voice, feed, hear, told } = atDesk();
    feed(0, 2);
    voice.take({ is: "renew", forMs: 2000 });
    voice.take({ is: "play" });
    hear(1000);
    voice.take({ is: "place", at: 5 * rate, turn: 1 });
    const before = told.findLast((one) => one.is === "at");
    expect(before).toMatchObject({ from: 0 });
    expect(before?.to ?? 0).toBeGreaterThanOrEqual(0.95 * rate);
    feed(5, 7);
    voice.take({ is: "renew", forMs: 2000 });
    hear(1000);
    const after = told.findLast((one) => one.is === "at");
    expect(after).toMatchObject({ from: 5 * rate, sounds: true });
  });

  test("without the next window it waits silently and goes on when it comes", () => {
    const { voice, feed, hear, told } = atDesk();
    feed(0, 1);
    voice.take({ is: "renew", forMs: 2000 });
    voice.take({ is: "play" });
    hear(1500);
    expect(told).toContainEqual({ is: "waits", turn: 0 });
    expect(loudness(hear(100))).toBe(0);
    feed(1, 3);
    expect(loudness(hear(200))).toBeGreaterThan(0.25);
  });

  test("a window that belongs elsewhere is not played", () => {
    const { voice, feed, hear } = atDesk();
    feed(3, 5);
    voice.take({ is: "renew", forMs: 2000 });
    voice.take({ is: "play" });
    expect(loudness(hear(300))).toBe(0);
  });

  test("the end of the recording is told once, its last samples are heard", () => {
    const { voice, feed, hear, told } = atDesk({ seconds: 1 });
    feed(0, 1);
    voice.take({ is: "renew", forMs: 2000 });
    voice.take({ is: "play" });
    const heard = hear(1500);
    expect(lastLoud(heard)).toBeGreaterThan(970);
    expect(told.filter((one) => one.is === "ended")).toHaveLength(1);
  });

  test("after its end it never sounds again", () => {
    const { voice, feed, hear } = atDesk();
    voice.take({ is: "end" });
    feed(0, 2);
    voice.take({ is: "renew", forMs: 2000 });
    voice.take({ is: "play" });
    expect(loudness(hear(300))).toBe(0);
    expect(voice.isAlive()).toBe(false);
  });
});
