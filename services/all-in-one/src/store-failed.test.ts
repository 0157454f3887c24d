import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { beginFirstAdministrator, type ServiceName, serviceNames } from "@tallenne/contracts";
import { firstStartLink } from "@tallenne/identity";
import { makeTrust } from "@tallenne/wire";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

jest.setTimeout(60_000);

let folder: string;
let child: ChildProcess | undefined;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "fail-"))));
afterEach(async () => {
  child?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Starts a program on the folder and waits until its public listener stands. */
async function started(program: string, port: number, environment: Record<string, string> = {}) {
  const words = ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, program)];
  child = spawn(process.execPath, words, {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env["PATH"], TALLENNE_PORT: String(port), ...environment },
  });
  const lines: string[] = [];
  const stands = Promise.withResolvers<void>();
  let rest = "";
  child.stdout?.on("data", (bytes: Buffer) => {
    const pieces = `${rest}${bytes.toString()}`.split("\n");
    rest = pieces.pop() ?? "";
    lines.push(...pieces);
    if (lines.some((line) => line.includes('"part":"public-listener"'))) stands.resolve();
  });
  const ended = once(child, "close").then(([code]) => code as number | null);
  await Promise.race([stands.promise, ended]);
  return { pid: child.pid ?? 0, lines, ended };
}

/** From here on no file of the process may be written any more: every write fails, as on a medium that died (EFBIG is no "full" to SQLite). */
function failMedium(pid: number): void {
  expect(spawnSync("prlimit", ["--pid", String(pid), "--fsize=0:0"]).status).toBe(0);
}

async function endsAfterAWrite(running: Awaited<ReturnType<typeof started>>, port: number): Promise<void> {
  const address = `http://127.0.0.1:${port}`;
  const token = (await firstStartLink(join(folder, "data/secrets"), address))?.split("#token=", 2)[1];
  failMedium(running.pid);
  const told = await fetch(`${address}/identity${beginFirstAdministrator.path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify({ token }),
  });
  expect(told.status).toBe(503);
  expect(await running.ended).toBe(1);
  const events = running.lines.map(
    (line) => JSON.parse(line) as { event: string; failure?: { code: string } },
  );
  expect(events.find(({ event }) => event === "stopping-to-be-started-anew")?.failure?.code).toBe(
    "store-failed",
  );
  // In order: the listeners closed before it left.
  expect(running.lines.some((line) => line.includes('"part-stopped"'))).toBe(true);
}

describe("a store whose medium failed ends the process, so that it is started anew", () => {
  test("all six in one", async () => {
    const port = await freePort();
    await endsAfterAWrite(await started("main.ts", port), port);
  });

  test("one service alone", async () => {
    const addresses = Object.fromEntries(serviceNames.map((name) => [name, `unix:${name}.sock`]));
    const trust = join(folder, "trust");
    const peers = await makeTrust({ folder: trust, addresses: addresses as Record<ServiceName, string> });
    const port = await freePort();
    const running = await started("../../identity/src/main.ts", port, { TALLENNE_PEERS: peers });
    await endsAfterAWrite(running, port);
  });
});
