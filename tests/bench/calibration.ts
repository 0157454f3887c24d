import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./statistics.ts";

/** How fast the machine itself is: hashed MB/s, synced 4 KiB writes/s, plain HTTP answers/s. */
export interface Calibration {
  readonly sha256: number;
  readonly fsync: number;
  readonly http: number;
}

const tries = 5;

/** Measures the machine, each the median of five short tries. */
export async function calibrate(): Promise<Calibration> {
  return {
    sha256: await medianOf(async () => hashRate()),
    fsync: await medianOf(syncRate),
    http: await medianOf(answerRate),
  };
}

async function medianOf(once: () => Promise<number>): Promise<number> {
  const figures: number[] = [];
  for (let at = 0; at < tries; at += 1) figures.push(await once());
  return median(figures);
}

function hashRate(): number {
  const block = Buffer.alloc(64 * 1024, 7);
  const hash = createHash("sha256");
  const begun = performance.now();
  for (let at = 0; at < 1000; at += 1) hash.update(block);
  hash.digest();
  return (64 * 1000) / 1024 / ((performance.now() - begun) / 1000);
}

async function syncRate(): Promise<number> {
  const path = join(tmpdir(), `tallenne-bench-${process.pid}`);
  const file = await open(path, "w");
  const block = Buffer.alloc(4096, 7);
  const begun = performance.now();
  for (let at = 0; at < 100; at += 1) {
    await file.write(block, 0, block.length, 0);
    await file.datasync();
  }
  const seconds = (performance.now() - begun) / 1000;
  await file.close();
  await rm(path);
  return 100 / seconds;
}

async function answerRate(): Promise<number> {
  const server = createServer((_asked, answer) => answer.end("{}"));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const begun = performance.now();
  for (let at = 0; at < 200; at += 1)
    await new Promise<void>((resolve, reject) => {
      get({ port, host: "127.0.0.1" }, (told) => told.resume().on("end", resolve)).on("error", reject);
    });
  const seconds = (performance.now() - begun) / 1000;
  await new Promise((resolve) => void server.close(resolve));
  return 200 / seconds;
}
