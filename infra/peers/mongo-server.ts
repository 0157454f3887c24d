import { pause, systemClock } from "@tallenne/runtime";
import { beginReplicaSet } from "@tallenne/store";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MongoProgram } from "./mongo-program.ts";
import { Unobtainable } from "./unobtainable.ts";

/** A running server. */
export interface MongoServer {
  readonly url: string;
  /** Ends it and clears its folder away. */
  end(): Promise<void>;
}

/**
 * Its keeper: the server lives as long as the pipe on the keeper's standard input, so that it ends and its folder goes with the test command, however
 * that ends.
 */
const keeper = `trap "" INT TERM HUP; "$@" </dev/null >"$FOLDER/log" 2>&1 & server=$!; cat >/dev/null; kill -9 $server; wait $server 2>/dev/null; rm -rf "$FOLDER"`;

const startMs = 30_000;
const lookEveryMs = 50;

/** Starts a server in a temporary folder on a free loopback port. Rejects with `Unobtainable` where it does not come up. */
export async function startMongo({ name, isReal, words, environment }: MongoProgram): Promise<MongoServer> {
  const folder = mkdtempSync(join(tmpdir(), "tallenne-mongo-"));
  const port = await freePort();
  const filled = words.map((word) => word.replace("{port}", String(port)).replace("{folder}", folder));
  const running = spawn("sh", ["-c", keeper, "keeper", ...filled], {
    stdio: ["pipe", "ignore", "ignore"],
    env: { ...process.env, ...environment, FOLDER: folder },
  });
  running.unref();
  const url = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  if (!(await answers(port))) {
    await ended(running);
    throw new Unobtainable(`${name} was started but does not answer`);
  }
  if (isReal) await beginReplicaSet(url);
  return { url, end: () => ended(running) };
}

async function ended(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null) return;
  running.ref();
  const closed = once(running, "close");
  running.stdin?.end();
  await closed;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function answers(port: number): Promise<boolean> {
  const until = systemClock.monotonic() + startMs;
  while (systemClock.monotonic() < until) {
    if (await isListening(port)) return true;
    await pause(systemClock, lookEveryMs);
  }
  return false;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    const tell = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once("connect", () => tell(true)).once("error", () => tell(false));
  });
}
