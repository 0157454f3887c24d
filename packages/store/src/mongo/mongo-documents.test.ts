import { jest } from "@jest/globals";
import { systemChance } from "@tallenne/runtime";
import { documentsConformance, type Room } from "../conformance.ts";
import { startWriter } from "../conformance/start-writer.ts";
import type { Documents } from "../documents.ts";
import { mongoDocuments } from "./mongo-documents.ts";

// Each write waits for the disk of a server that other suites use too.
jest.setTimeout(60_000);

/** The test command looked for a server and started one. */
const server = process.env["TALLENNE_TEST_MONGO_URL"];
if (server === undefined) throw new Error("run this by the test command: it prepares a server");

// On a full medium the server itself ends (mongod) or answers nothing but errors until it is started anew (SecantusDB, seen): told as away, not as full.
documentsConformance("MongoDB", prepare, { littleMedium: "none", bytes: "of-a-server", rounds: 20 });

/** A database of its own for each test; they end with the server's folder. */
async function prepare(): Promise<Room> {
  const address = withDatabase(server ?? "", `t${Buffer.from(systemChance.bytes(9)).toString("hex")}`);
  const opened: Documents[] = [];
  const writers: { kill(): Promise<unknown> }[] = [];
  return {
    async open() {
      const documents = await mongoDocuments({ address, service: "conformance" });
      opened.push(documents);
      return documents;
    },
    files: () => Promise.reject(new Error("the server's files are its own")),
    async startWriter(prefix) {
      const program = `
        import { mongoDocuments } from ${JSON.stringify(new URL("./mongo-documents.ts", import.meta.url).href)};
        const documents = await mongoDocuments({ address: process.env.STORE, service: "conformance" });`;
      const writer = startWriter(program, prefix, { STORE: address });
      writers.push(writer);
      return writer;
    },
    liveThroughFullness: () => Promise.reject(new Error("the server stands on a medium of its own")),
    async leave() {
      for (const writer of writers) await writer.kill();
      for (const documents of opened) await documents.close();
    },
  };
}

function withDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}
