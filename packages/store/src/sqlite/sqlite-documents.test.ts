import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { documentsConformance, type Writer } from "../conformance.ts";
import type { Documents } from "../documents.ts";
import { sqliteDocuments } from "./sqlite-documents.ts";

documentsConformance("SQLite", async () => {
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
      const writer = startWriter(folder, prefix);
      writers.push(writer);
      return writer;
    },
    async leave() {
      for (const writer of writers) await writer.kill();
      for (const documents of opened) await documents.close();
      await rm(folder, { recursive: true });
    },
  };
});

function startWriter(folder: string, prefix: string): Writer {
  const program = `
    import { sqliteDocuments } from ${source("./sqlite-documents.ts")};
    import { cardsKept } from ${source("../conformance/room.ts")};
    const documents = await sqliteDocuments({ folder: ${JSON.stringify(folder)}, service: "conformance" });
    const cards = await documents.open(cardsKept);
    for (let at = 0; ; at += 1) {
      const id = ${JSON.stringify(prefix)} + at;
      await cards.insert({ id, text: "text of " + id, source: id, cases: [id] });
      process.stdout.write(id + "\\n");
    }`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (id) => acknowledged.push(id));
  return {
    async reach(count) {
      while (acknowledged.length < count && child.exitCode === null)
        await Promise.race([once(lines, "line"), ended]);
      if (acknowledged.length < count) throw new Error("the writing process ended by itself");
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
      return acknowledged;
    },
  };
}

/** A module of this package as a program of its own imports it. */
function source(path: string): string {
  return JSON.stringify(new URL(path, import.meta.url).href);
}
