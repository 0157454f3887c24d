// The peer of the hop row: reads a JSON body and answers one, nothing else.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const server = createServer((asked, answer) => {
  const pieces: Buffer[] = [];
  asked.on("data", (piece: Buffer) => pieces.push(piece));
  asked.on("end", () => {
    JSON.parse(Buffer.concat(pieces).toString("utf8"));
    answer.writeHead(200, { "content-type": "application/json" }).end('{"found":null}');
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
