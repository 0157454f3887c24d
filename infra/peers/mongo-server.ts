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

/** A running server in a temporary folder. */
export interface MongoServer {
  readonly url: string;
  readonly folder: string;
  readonly port: number;
  /** kill -9; the folder stays as the server left it. */
  kill(): Promise<void>;
  /** Starts it again on its folder and port, with more words, and waits until it answers. */
  start(more?: readonly string[]): Promise<void>;
  /** Ends it and clears its folder away. */
  end(): Promise<void>;
}

/**
 * Its keeper: the server lives as long as the pipe on the keeper's standard input, so that it ends, and its folder goes, with the process that started
 * it, however that ends. Told `keep`, the keeper ends the server and leaves the folder.
 */
const keeper = `trap "" INT TERM HUP; "$@" </dev/null >>"$FOLDER.log" 2>&1 & server=$!; read word; kill -9 $server; wait $server 2>/dev/null; [ "$word" = keep ] || rm -rf "$FOLDER" "$FOLDER.log"`;

const startMs = 30_000;
const lookEveryMs = 50;

/** Starts a server in a temporary folder on a free loopback port; `alone` as the only member of its replica set. Rejects with `Unobtainable` where it does not come up. */
export async function startMongo(
  { name, isReal, words, environment }: MongoProgram,
  { alone = true }: { alone?: boolean } = {},
): Promise<MongoServer> {
  const folder = mkdtempSync(join(tmpdir(), "tallenne-mongo-"));
  const port = await freePort();
  const filled = words.map((word) => word.replace("{port}", String(port)).replace("{folder}", folder));
  let running: ChildProcess | undefined;
  const end = async (word: string): Promise<void> => {
    const ending = running;
    running = undefined;
    if (ending === undefined) return;
    ending.ref();
    const closed = once(ending, "close");
    ending.stdin?.end(word);
    await closed;
  };
  const start = async (more: readonly string[] = []): Promise<void> => {
    running = spawn("sh", ["-c", keeper, "keeper", ...filled, ...more], {
      stdio: ["pipe", "ignore", "ignore"],
      env: { ...process.env, ...environment, FOLDER: folder },
    });
    running.unref();
    if (await answers(port)) return;
    await end("");
    throw new Unobtainable(`${name} was started but does not answer`);
  };
  await start();
  const url = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  if (isReal && alone) await beginReplicaSet(url);
  return { url, folder, port, start, kill: () => end("keep\n"), end: () => end("") };
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
