import { expect, test } from "@jest/globals";
import { analyseAudio } from "./analyse-audio.ts";
import { plainWav } from "./wav-bytes.ts";

test("16-bit sound that a socket delivers at odd addresses is read like any other", () => {
  const samples = new Int16Array(8000).map((_, at) => (at % 40) * 500 - 10_000);
  const file = plainWav(new Uint8Array(samples.buffer), { tag: 1 });
  const even = analyseAudio();
  even.push(file);
  const odd = analyseAudio();
  for (let at = 0; at < file.length; at += 1001) {
    // A Buffer, as sockets give it: its `slice` is a view, not a copy.
    const room = Buffer.alloc(1002);
    const piece = file.subarray(at, at + 1001);
    room.set(piece, 1);
    odd.push(room.subarray(1, 1 + piece.length));
  }
  expect(odd.finish()).toEqual(even.finish());
});
