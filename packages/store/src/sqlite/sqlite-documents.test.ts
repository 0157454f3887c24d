import { describe, expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentsConformance, type FullnessReport, type Room, type Writer } from "../conformance.ts";
import { cardsKept } from "../conformance/room.ts";
import { startWriter } from "../conformance/start-writer.ts";
import type { Documents } from "../documents.ts";
import { sqliteDocuments } from "./sqlite-documents.ts";

/** The test command looked whether a little medium can be mounted here. */
const littleMedium = process.env["TALLENNE_TEST_LITTLE_MEDIUM"] === "none" ? "none" : undefined;

documentsConformance("SQLite", prepare, { littleMedium });

async function prepare(): Promise<Room> {
  const folder = await mkdtemp(join(tmpdir(), "tallenne-store-"));
  const opened: Documents[] = [];
  const writers: { kill(): Promise<unknown> }[] = [];
  return {
    async open() {
      const documents = await sqliteDocuments({ folder, service: "conformance" });
      opened.push(documents);
      return documents;
    },
    async files() {
      // Not the lock: closing a second descriptor of it would drop it.
      const names = (await readdir(folder)).filter((name) => name.includes(".sqlite"));
      return Promise.all(names.map((name) => readFile(join(folder, name))));
    },
    async startWriter(prefix) {
      const writer = writerIn(folder, prefix);
      writers.push(writer);
      return writer;
    },
    liveThroughFullness: () => liveThroughFullness(folder),
    async leave() {
      for (const writer of writers) await writer.kill();
      for (const documents of opened) await documents.close();
      await rm(folder, { recursive: true });
    },
  };
}

function writerIn(folder: string, prefix: string): Writer {
  return startWriter(
    `import { sqliteDocuments } from ${source("./sqlite-documents.ts")};
    const documents = await sqliteDocuments({ folder: ${JSON.stringify(folder)}, service: "conformance" });`,
    prefix,
  );
}

/** In a mount namespace of its own, where `folder` is a file system of eight megabytes of which three are ballast. */
async function liveThroughFullness(folder: string): Promise<FullnessReport> {
  const namespace = ["--user", "--map-root-user", "--mount", "sh", "-c"];
  const mount = `mount -t tmpfs -o size=8m tallenne ${JSON.stringify(folder)}`;
  const [refused] = await outputOf("unshare", [...namespace, mount]);
  if (refused !== 0)
    throw new Error("no file system of a few megabytes can be mounted here: `test` says NOT RUN");
  const program = `
    import { rmSync, writeFileSync } from "node:fs";
    import { sqliteDocuments } from ${source("./sqlite-documents.ts")};
    import { liveThroughFullness } from ${source("../conformance/live-through-fullness.ts")};
    const folder = ${JSON.stringify(folder)};
    writeFileSync(folder + "/ballast", new Uint8Array(3 * 1024 * 1024));
    const report = await liveThroughFullness({
      open: () => sqliteDocuments({ folder: folder + "/store", service: "conformance" }),
      makeRoom: () => rmSync(folder + "/ballast"),
    });
    process.stdout.write(JSON.stringify(report));`;
  const [status, output] = await outputOf("unshare", [
    ...namespace,
    `${mount} && exec "$0" --input-type=module --eval "$1"`,
    process.execPath,
    program,
  ]);
  if (status !== 0) throw new Error(`the process on the full medium ended with ${status}`);
  return JSON.parse(output) as FullnessReport;
}

async function outputOf(command: string, words: readonly string[]): Promise<[number | null, string]> {
  const child = spawn(command, words, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (bytes: Buffer) => (output += bytes.toString()));
  const ended = Promise.withResolvers<number | null>();
  child.once("error", () => ended.resolve(null)).once("close", ended.resolve);
  return [await ended.promise, output];
}

/** A module of this package as a program of its own imports it. */
function source(path: string): string {
  return JSON.stringify(new URL(path, import.meta.url).href);
}

describe("a power cut, as the last sync left the medium", () => {
  test("has every acknowledged and every shown document", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tallenne-store-"));
    const medium = join(folder, "medium");
    const name = "conformance.sqlite";
    // The log reaches the medium when it is synced; the database file only through checkpoints, of which there is none here.
    const documents = await sqliteDocuments({
      folder,
      service: "conformance",
      logOf: (path) => ({
        sync: () => copyFile(`${path}-wal`, join(medium, `${name}-wal`)),
        close: () => undefined,
      }),
    });
    await mkdir(medium);
    await copyFile(join(folder, name), join(medium, name));
    const onMedium = async (id: string) => {
      // At once: a moment later the sync may have ended.
      const cut = mkdtempSync(join(folder, "cut-"));
      cpSync(medium, cut, { recursive: true });
      const after = await sqliteDocuments({ folder: cut, service: "conformance" });
      const found = await (await after.open(cardsKept)).get(id);
      await after.close();
      return found !== undefined;
    };
    const cards = await documents.open(cardsKept);
    for (let at = 0; at < 8; at += 1) {
      const mine = cards.insert({ id: `mine-${at}`, text: "text" });
      const shown = (async () => {
        for (;;) {
          const found = await cards.get(`mine-${at}`);
          if (found !== undefined) return onMedium(found.id);
          await new Promise<void>((resolve) => void setImmediate(resolve));
        }
      })();
      await mine;
      expect([await onMedium(`mine-${at}`), await shown]).toEqual([true, true]);
    }
    await documents.close();
    await rm(folder, { recursive: true });
  }, 60_000);

  test("ends a walk through many documents when a sync fails, and shows nothing that it would have lost", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tallenne-store-"));
    let isFailing = false;
    const documents = await sqliteDocuments({
      folder,
      service: "conformance",
      logOf: () => ({
        sync: () => (isFailing ? Promise.reject(new Error("sync")) : Promise.resolve()),
        close: () => undefined,
      }),
    });
    const cards = await documents.open(cardsKept);
    const ids = Array.from({ length: 201 }, (_, at) => `card-${String(at).padStart(3, "0")}`);
    await Promise.all(ids.map((id) => cards.insert({ id, text: "before" })));
    const walk = cards.each()[Symbol.asyncIterator]();
    for (let at = 0; at < 200; at += 1) await walk.next();
    isFailing = true;
    const lost = cards.change("card-200", (card) => ({ ...card, text: "lost" }));
    await expect(lost).rejects.toMatchObject({ code: "store-failed" });
    await expect(walk.next()).rejects.toMatchObject({ code: "store-failed" });
    await documents.close();
    await rm(folder, { recursive: true });
  });
});
