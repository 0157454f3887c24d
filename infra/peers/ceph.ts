import { spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { librariesOf, unpackDebian } from "./debian.ts";
import { Unobtainable } from "./unobtainable.ts";

/** An S3 server for the suites, and where its credentials lie. */
export interface S3Server {
  /** `s3+http://127.0.0.1:<port>`; the suites make their own buckets on it. */
  readonly url: string;
  /** One file per user: `owner`, and one for each service that has any right in a bucket, and `nobody`. */
  readonly credentials: string;
  /** What it is, for people. */
  readonly name: string;
}

const packages = ["radosgw", "ceph-mon", "ceph-osd"];
/** What Debian's ceph finds only where its package would have put it. */
const folders = ["ceph", ""];

/**
 * An S3 server, in this order: `TALLENNE_TEST_S3_URL` with `TALLENNE_TEST_S3_CREDENTIALS` (a folder), else Ceph RGW of Debian's packages, unpacked below
 * `peers` (no root, 60 MB to fetch) and started on loopback with everything in memory. It ends with this process, however that ends: a guard holds the other
 * end of a pipe. Rejects with `Unobtainable`.
 */
export async function s3Server(peers: string, say: (words: string) => void): Promise<S3Server> {
  const url = process.env["TALLENNE_TEST_S3_URL"];
  const credentials = process.env["TALLENNE_TEST_S3_CREDENTIALS"];
  if (url !== undefined && credentials !== undefined)
    return { url, credentials, name: "TALLENNE_TEST_S3_URL" };
  if (url !== undefined)
    throw new Unobtainable("TALLENNE_TEST_S3_URL comes without TALLENNE_TEST_S3_CREDENTIALS");
  const root = await unpackDebian(packages, join(peers, "ceph"), say);
  return startCeph(root, mkdtempSync(join(tmpdir(), "tallenne-ceph-")));
}

/** The environment in which the unpacked programs find what belongs to them. */
export function cephEnvironment(root: string): Record<string, string> {
  const libraries = librariesOf(root).flatMap((path) => folders.map((below) => join(path, below)));
  return {
    LD_LIBRARY_PATH: [...libraries, join(root, "usr/lib")].join(":"),
    PYTHONPATH: join(root, "usr/lib/python3/dist-packages"),
    PATH: `${join(root, "usr/bin")}:${process.env["PATH"] ?? ""}`,
  };
}

/** The folder of Debian's architecture that holds ceph's plug-ins. */
export function pluginsOf(root: string): string {
  const found = librariesOf(root).find((path) => existsSync(join(path, "rados-classes")));
  if (found === undefined) throw new Unobtainable("Debian's radosgw was unpacked but has no plug-ins");
  return found;
}

async function startCeph(root: string, folder: string): Promise<S3Server> {
  const [monitor, port] = await freePorts();
  const words = [root, folder, monitor, port].map(String);
  const guard = spawn(process.execPath, [join(import.meta.dirname, "ceph-guard.ts"), ...words], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...cephEnvironment(root) },
    // A signal for the whole group (Ctrl-C) must not end the guard before what it guards.
    detached: true,
  });
  const said = await new Promise<string>((resolve) => {
    let heard = "";
    guard.stdout.setEncoding("utf8").on("data", (text: string) => {
      heard += text;
      if (heard.includes("\n")) resolve(heard.trim());
    });
    guard.once("close", () => resolve(heard.trim()));
  });
  if (!said.startsWith("ready ")) throw new Unobtainable(`Debian's radosgw does not start: ${said}`);
  // The pipe stays open until this process ends; nothing here waits for it.
  guard.unref();
  for (const end of [guard.stdin, guard.stdout]) (end as unknown as { unref(): void }).unref();
  return {
    url: `s3+http://127.0.0.1:${port}`,
    credentials: join(folder, "credentials"),
    name: `Ceph RGW ${said.slice("ready ".length)} of Debian on 127.0.0.1:${port}, in memory`,
  };
}

/** Two free ports of loopback. */
async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const at = server.address();
    ports.push(typeof at === "object" && at !== null ? at.port : 0);
  }
  for (const server of servers) server.close();
  return [ports[0] ?? 0, ports[1] ?? 0];
}
