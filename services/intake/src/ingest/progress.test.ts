import { expect, test } from "@jest/globals";
import { setClock } from "@tallenne/runtime";
import { progressOn } from "./progress.ts";

test("shows how far it is in a folder that takes long, and nothing to a program", () => {
  const shown = (isTTY: boolean, silent: boolean) => {
    let text = "";
    const clock = setClock(0);
    const progress = progressOn({ isTTY, write: (piece) => (text += piece) }, clock, { silent });
    const standing = { files: 3, bytes: 300, notIn: 0 };
    progress.show({ ...standing, filesDone: 0, bytesDone: 0 });
    clock.advance(3000);
    progress.show({ ...standing, filesDone: 1, bytesDone: 100 });
    // One long recording: nothing is told of it, and the line goes on all the same.
    clock.advance(12_000);
    progress.show({ ...standing, filesDone: 3, bytesDone: 300, notIn: 1 });
    progress.end();
    expect(clock.waiting()).toBe(0);
    return text;
  };
  const bar = "[##########--------------------] 1/3 recordings · 100 B of 300 B · ";
  expect(shown(true, false)).toContain(`\r\u001B[K${bar}25 B/s · 0:08 left`);
  expect(shown(true, false)).toContain(`\r\u001B[K${bar}10 B/s · 0:20 left`);
  const lines = shown(false, false).trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^0\/3 recordings/);
  expect(lines[1]).toMatch(/^1\/3 recordings .* left$/);
  expect(lines[2]).toMatch(/^3\/3 recordings .* 1 not taken in$/);
  expect(shown(true, true)).toBe("");
  expect(shown(false, true)).toBe("");
});
