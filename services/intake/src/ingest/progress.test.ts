import { expect, test } from "@jest/globals";
import { setClock } from "@tallenne/runtime";
import { progressOn } from "./progress.ts";

/** What is written of three recordings, the last of them long. */
function written({ isTTY = false, silent = false }): string {
  let text = "";
  const clock = setClock(0);
  const progress = progressOn({ isTTY, write: (piece) => (text += piece) }, clock, { silent });
  const standing = { files: 3, bytes: 300, notIn: 0 };
  progress.show({ ...standing, filesDone: 0, bytesDone: 0 });
  clock.advance(3000);
  progress.show({ ...standing, filesDone: 1, bytesDone: 100 });
  // Nothing is told of the long one, and the line goes on all the same.
  clock.advance(12_000);
  progress.show({ ...standing, filesDone: 3, bytesDone: 300, notIn: 1 });
  progress.end();
  expect(clock.waiting()).toBe(0);
  return text;
}

test("shows how far it is in a folder that takes long, and nothing to a program", () => {
  const bar = "[##########--------------------] 1/3 recordings · 100 B of 300 B · ";
  expect(written({ isTTY: true })).toContain(`\r\u001B[K${bar}25 B/s · 0:08 left`);
  expect(written({ isTTY: true })).toContain(`\r\u001B[K${bar}10 B/s · 0:20 left`);
  const lines = written({}).trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^0\/3 recordings/);
  expect(lines[1]).toMatch(/^1\/3 recordings .* left$/);
  expect(lines[2]).toMatch(/^3\/3 recordings .* 1 not taken in$/);
  expect(written({ isTTY: true, silent: true })).toBe("");
  expect(written({ silent: true })).toBe("");
});
