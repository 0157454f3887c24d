import { afterEach, expect, jest, test } from "@jest/globals";
import { connect, type Socket } from "node:net";
import { type ExampleArchive, exampleArchive } from "../example/example-archive.ts";
import { enter, readOwn } from "../example/example-operations.ts";
import { bind } from "../route/route.ts";
import type { Limits } from "./limits.ts";

// Many sockets on a machine that does other things too.
jest.setTimeout(30_000);

let archive: ExampleArchive | undefined;
let sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await archive?.close();
});

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise(setImmediate);
};

async function withDoor(limits: Partial<Limits>): Promise<ExampleArchive> {
  const entered = bind(enter, { use: (_granted, { body }) => ({ name: body.name }) });
  const read = bind(readOwn, { use: () => ({ rows: [] }) });
  return (archive = await exampleArchive({ catalogue: [entered, read], limits }));
}

/** Sends the head of a request and half of its body. */
function halfSent(running: ExampleArchive) {
  const socket = connect(Number(new URL(running.running.address).port), "127.0.0.1");
  sockets.push(socket);
  const half = { said: "", isClosed: false };
  socket.on("data", (piece) => (half.said += piece.toString())).on("error", () => undefined);
  socket.once("close", () => (half.isClosed = true));
  socket.write(
    `POST /catalogue/v1/enter HTTP/1.1\r\nHost: localhost\r\nOrigin: ${running.running.address}\r\nSec-Fetch-Site: same-origin\r\n` +
      'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"name":',
  );
  return half;
}

const underWay = async (running: ExampleArchive) =>
  Number(/^tallenne_requests_in_flight (\d+)$/m.exec((await running.askInside("/metrics")).text)?.[1]);

async function untilUnderWay(running: ExampleArchive, wanted: number): Promise<void> {
  while ((await underWay(running)) !== wanted) await new Promise(setImmediate);
}

const enters = (running: ExampleArchive) =>
  running.ask("/catalogue/v1/enter", {
    method: "POST",
    json: { name: "Sanna", code: "123" },
    headers: { origin: running.running.address, "sec-fetch-site": "same-origin" },
  });

test("half-sent bodies take the place of no request that has come whole", async () => {
  const running = await withDoor({ inFlight: 3, arriving: 12, arrivingPerSource: 12 });
  const halves = Array.from({ length: 8 }, () => halfSent(running));
  await untilUnderWay(running, 8);
  expect((await running.browse("/catalogue/v1/own")).status).toBe(200);
  expect((await enters(running)).status).toBe(201);
  expect(halves.every(({ isClosed }) => !isClosed)).toBe(true);
});

test("one source has not all places of those who send; the next is told that it is busy, at once", async () => {
  const running = await withDoor({ arriving: 100, arrivingPerSource: 5 });
  for (let sent = 0; sent < 5; sent += 1) halfSent(running);
  await untilUnderWay(running, 5);
  const sixth = halfSent(running);
  await until(() => sixth.said.includes("\r\n\r\n"));
  expect(sixth.said).toMatch(/^HTTP\/1.1 503 /);
  expect((await running.browse("/catalogue/v1/own")).status).toBe(200);
});

test("a body that does not come whole in time loses its connection and its place", async () => {
  const running = await withDoor({ arriving: 3, arrivingPerSource: 3, bodyWithin: 200 });
  const halves = Array.from({ length: 3 }, () => halfSent(running));
  await until(() => halves.every(({ isClosed }) => isClosed));
  await untilUnderWay(running, 0);
  expect((await enters(running)).status).toBe(201);
});
