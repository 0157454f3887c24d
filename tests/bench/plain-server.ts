// The peer of the seek row: one file, byte ranges, nothing else. node plain-server.ts <file>
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const [, , file = ""] = process.argv;
const { size } = statSync(file);
const server = createServer((asked, answer) => {
  const [, from = "0", to = String(size - 1)] = /^bytes=(\d+)-(\d+)$/.exec(asked.headers.range ?? "") ?? [];
  const [start, end] = [Number(from), Math.min(Number(to), size - 1)];
  answer.writeHead(206, {
    "content-type": "audio/wav",
    "accept-ranges": "bytes",
    "content-range": `bytes ${start}-${end}/${size}`,
    "content-length": end - start + 1,
  });
  createReadStream(file, { start, end }).pipe(answer);
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
