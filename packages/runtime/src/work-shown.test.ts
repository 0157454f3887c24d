import { describe, expect, test } from "@jest/globals";
import { setClock } from "./set-clock.ts";
import { showWork } from "./work-shown.ts";

const shownOn = (more: { isTTY?: boolean; silent?: boolean; quietMs?: number } = {}) => {
  const written: string[] = [];
  const clock = setClock(0);
  const { isTTY = false, ...how } = more;
  const stream = { isTTY, write: (text: string) => written.push(text) };
  return { written, clock, shown: showWork({ stream, clock, ...how }) };
};

describe("work that is shown", () => {
  test("in a terminal one line is drawn over itself, with count, total and time left", () => {
    const { written, clock, shown } = shownOn({ isTTY: true });
    shown.begin("Contacts", 40);
    clock.advance(3000);
    shown.done(10);
    clock.advance(1000);
    shown.end();
    expect(written.every((text) => text === "\n" || text.startsWith("\r\u001B[K"))).toBe(true);
    expect(written).toContain("\r\u001B[K  3.0 s  Contacts · 0/40");
    expect(written.at(-2)).toBe("\r\u001B[K  4.0 s  Contacts · 10/40 · 0:12 left");
    expect(written.at(-1)).toBe("\n");
  });

  test("elsewhere a plain line tells of it after two seconds and every ten, and nothing is drawn over", () => {
    const { written, clock, shown } = shownOn();
    shown.begin("Building");
    clock.advance(25_000);
    shown.end();
    clock.advance(60_000);
    expect(written).toEqual([
      "  0.0 s  Building\n",
      "  2.0 s  Building\n",
      " 12.0 s  Building\n",
      " 22.0 s  Building\n",
    ]);
  });

  test("the last of a count is told, also where lines are few", () => {
    const { written, clock, shown } = shownOn();
    shown.begin("Files", 3);
    for (const done of [1, 2, 3]) {
      clock.advance(500);
      shown.done(done, "1 refused");
    }
    expect(written.at(-1)).toBe("  1.5 s  Files · 3/3 · 1 refused\n");
  });

  test("a script reads nothing of it, and what ends at once shows nothing", () => {
    for (const how of [{ silent: true }, { quietMs: 1000 }, { quietMs: 1000, isTTY: true }]) {
      const { written, clock, shown } = shownOn(how);
      shown.begin("Files", 2);
      clock.advance(400);
      shown.done(2);
      shown.end();
      if (how.silent === true) clock.advance(60_000);
      expect(written).toEqual([]);
      expect(clock.waiting()).toBe(0);
    }
  });
});
