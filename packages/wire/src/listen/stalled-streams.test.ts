import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { connect, type Socket } from "node:net";
import { type ExampleArchive, exampleArchive } from "../example/example-archive.ts";
import { putBytes, readOwn } from "../example/example-operations.ts";
import { exampleId } from "../example/example-people.ts";
import { bind } from "../route/route.ts";

// A hundred sockets on a machine that does other things too.
jest.setTimeout(30_000);

const source = {
  register: "calls",
  line: "henkiloasiakkaat",
  registers: ["calls"],
  lines: ["henkiloasiakkaat"],
};

let archive: ExampleArchive | undefined;
let sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await archive?.close();
});

/** An archive with one recorder; `reading` counts the uploads whose bytes somebody waits for. */
async function withRecorder(limits: NonNullable<Parameters<typeof exampleArchive>[0]>["limits"]) {
  const state = { reading: 0, read: 0 };
  const upload = bind(putBytes, {
    authenticate: () => Promise.resolve({ id: exampleId("source", 1) }),
    prepare: () => ({ facts: { source } }),
    use: async ({ stream }) => {
      state.reading += 1;
      let length = 0;
      for await (const piece of stream) {
        length += piece.length;
        state.read += piece.length;
      }
      return { length };
    },
  });
  archive = await exampleArchive({
    intake: [upload],
    catalogue: [bind(readOwn, { use: () => ({ rows: [] }) })],
    ...(limits ? { limits } : {}),
  });
  return { archive, state };
}

/** Begins an upload and sends `bytes` of its body; says what came back, in `said`, and when it ended. */
function begin(running: ExampleArchive, bytes: number) {
  const { port } = new URL(running.running.address);
  const socket = connect(Number(port), "127.0.0.1");
  sockets.push(socket);
  const begun = { socket, said: "", closed: Promise.resolve() };
  socket.on("data", (piece) => (begun.said += piece.toString())).on("error", () => undefined);
  begun.closed = new Promise((resolve) => void socket.once("close", () => resolve()));
  socket.write(
    "PUT /intake/v1/bytes HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n" +
      "Content-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n",
  );
  socket.write(Buffer.alloc(bytes));
  return begun;
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise(setImmediate);
};

describe("uploads that stand still", () => {
  test("take no place of ordinary requests, and the next upload is told to come back", async () => {
    const { archive: running, state } = await withRecorder({ inFlight: 20, streams: 110 });
    for (let at = 0; at < 110; at += 1) begin(running, 60);
    await until(() => state.reading === 110);
    for (let at = 0; at < 5; at += 1) expect((await running.browse("/catalogue/v1/own")).status).toBe(200);
    const late = begin(running, 60);
    await until(() => late.said.includes("\r\n\r\n"));
    expect(late.said).toMatch(/^HTTP\/1\.1 503 /);
    for (const socket of sockets) socket.destroy();
    const metrics = async () => (await running.askInside("/metrics")).text;
    while (!(await metrics()).includes("tallenne_requests_in_flight 0")) await new Promise(setImmediate);
    const told = await running.ask("/intake/v1/bytes", {
      method: "PUT",
      bytes: Buffer.alloc(10),
      headers: { authorization: "Bearer x" },
    });
    expect(told.status).toBe(201);
  });

  test("are cut when they bring only a byte now and then; one that brings enough goes on", async () => {
    const { archive: running, state } = await withRecorder({ idle: 500, slowest: 1000 });
    const dripping = begin(running, 60);
    const flowing = begin(running, 60);
    await until(() => state.reading === 2);
    let isCut = false;
    void dripping.closed.then(() => (isCut = true));
    const drip = setInterval(() => void dripping.socket.write("x"), 20);
    const flow = setInterval(() => void flowing.socket.write(Buffer.alloc(2000)), 20);
    await until(() => isCut);
    const read = state.read;
    await until(() => state.read > read + 10_000);
    for (const timer of [drip, flow]) clearInterval(timer);
    expect(flowing.socket.destroyed).toBe(false);
  });
});
