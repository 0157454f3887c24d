import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { Agent, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { type ExampleArchive, exampleArchive, sannasCookie } from "../example/example-archive.ts";
import { readOwn, setOwn } from "../example/example-operations.ts";
import { bind } from "../route/route.ts";

const gate = { open: Promise.resolve() };
const routes = [
  bind(readOwn, {
    use: async () => {
      await gate.open;
      return { rows: [] };
    },
  }),
  bind(setOwn, { use: (_granted, { body }) => ({ name: body.name }) }),
];
let archive: ExampleArchive;
beforeAll(async () => void (archive = await exampleArchive({ catalogue: routes })));
afterAll(() => archive.close());

describe("connections", () => {
  afterEach(() => void (gate.open = Promise.resolve()));

  test("one connection carries request after request, refused ones among them", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const sockets = new Set<unknown>();
    agent.on("free", (socket: unknown) => sockets.add(socket));
    for (const path of ["own", "nothing", "own", "own?x=1", "own"])
      await archive.browse(`/catalogue/v1/${path}`, { agent });
    expect(
      (
        await archive.browse("/catalogue/v1/own", {
          method: "PUT",
          bytes: "{",
          agent,
          headers: { "content-type": "application/json" },
        })
      ).status,
    ).toBe(422);
    expect((await archive.browse("/catalogue/v1/own", { agent })).status).toBe(200);
    expect(sockets.size).toBe(1);
    agent.destroy();
  });

  test("a caller that leaves is no fault of ours", async () => {
    const held = Promise.withResolvers<void>();
    gate.open = held.promise;
    const before = archive.log.lines.length;
    const { port } = new URL(archive.running.address);
    const leaving = httpRequest({
      port,
      host: "127.0.0.1",
      path: "/catalogue/v1/own",
      headers: { cookie: sannasCookie },
    });
    leaving.on("error", () => undefined).end();
    const since = () => archive.log.lines.slice(before);
    while (!(await archive.askInside("/metrics")).text.includes("tallenne_requests_in_flight 1"))
      await new Promise(setImmediate);
    leaving.destroy();
    while (!(await archive.askInside("/metrics")).text.includes("tallenne_requests_in_flight 0"))
      await new Promise(setImmediate);
    held.resolve();
    while (!since().some(({ operation }) => operation === "readOwn")) await new Promise(setImmediate);
    expect(since().find(({ operation }) => operation === "readOwn")).toMatchObject({
      level: "info",
      event: "request",
      left: true,
    });
    expect(since().some(({ level }) => level === "error")).toBe(false);
  });

  test("a header longer than sixteen kibibytes is refused", async () => {
    expect(
      (await archive.ask("/catalogue/v1/own", { headers: { "x-long": "x".repeat(17_000) } })).status,
    ).toBe(431);
  });

  test("words that are no HTTP end the connection", async () => {
    const { port } = new URL(archive.running.address);
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.end("hello\r\n\r\n"));
      let text = "";
      socket
        .on("data", (piece) => (text += piece.toString()))
        .on("close", () => resolve(text))
        .on("error", reject);
    });
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
  });
});
