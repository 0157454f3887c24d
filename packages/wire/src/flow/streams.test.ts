import { refuse } from "@tallenne/contracts";
import { afterEach, describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { request } from "node:http";
import { answer } from "../answer/answer.ts";
import { type ExampleArchive, exampleArchive } from "../example/example-archive.ts";
import { putBytes, readBytes } from "../example/example-operations.ts";
import { exampleId } from "../example/example-people.ts";
import { bind } from "../route/route.ts";

let archive: ExampleArchive | undefined;
afterEach(async () => archive?.close());

const recorder = { id: exampleId("source", 1) };
const enrolled = {
  register: "calls",
  line: "henkiloasiakkaat",
  registers: ["calls"],
  lines: ["henkiloasiakkaat"],
};
const authorization = { authorization: "Bearer the-recorder" };

/** An intake that does with the bytes what a test says. */
async function takes(use: (pieces: AsyncIterable<Uint8Array>) => Promise<number>): Promise<ExampleArchive> {
  const route = bind(putBytes, {
    authenticate: (headers) =>
      Promise.resolve(headers.authorization === "Bearer the-recorder" ? recorder : undefined),
    prepare: () => ({ facts: { source: enrolled } }),
    use: async ({ stream }) => ({ length: await use(stream) }),
  });
  return (archive = await exampleArchive({ intake: [route] }));
}
/** A reading-room that answers with these pieces. */
async function gives(stream: () => AsyncGenerator<Uint8Array>): Promise<ExampleArchive> {
  const route = bind(readBytes, {
    use: () => answer(undefined, { status: 206, headers: { "content-type": "audio/wav" }, stream: stream() }),
  });
  return (archive = await exampleArchive({ catalogue: [route] }));
}

describe("bytes in", () => {
  test("come piece by piece and whole", async () => {
    const sent = Buffer.alloc(3_000_000, 7);
    const hash = createHash("sha256");
    const { ask } = await takes(async (pieces) => {
      let length = 0;
      for await (const piece of pieces) {
        hash.update(piece);
        length += piece.length;
      }
      return length;
    });
    const told = await ask("/intake/v1/bytes", { method: "PUT", bytes: sent, headers: authorization });
    expect([told.status, told.json()]).toEqual([201, { length: sent.length }]);
    expect(hash.digest("hex")).toBe(createHash("sha256").update(sent).digest("hex"));
  });

  test("nobody's bytes are read: the caller is not invited to send them", async () => {
    let read = 0;
    const { running } = await takes(async (pieces) => {
      for await (const piece of pieces) read += piece.length;
      return read;
    });
    const { port } = new URL(running.address);
    const headers = { expect: "100-continue", "content-length": 1000 };
    const { invited, status } = await new Promise<{ invited: boolean; status: number | undefined }>(
      (resolve, reject) => {
        let isInvited = false;
        const asking = request(
          { host: "127.0.0.1", port, path: "/intake/v1/bytes", method: "PUT", headers },
          (told) => {
            told.resume();
            resolve({ invited: isInvited, status: told.statusCode });
            asking.destroy();
          },
        );
        asking.on("continue", () => void (isInvited = true));
        asking.on("error", reject).flushHeaders();
      },
    );
    expect([invited, status, read]).toEqual([false, 401, 0]);
  });

  test("a use case that has seen enough is answered while bytes still come", async () => {
    const { ask } = await takes(async (pieces) => {
      for await (const piece of pieces) if (piece.length > 0) throw refuse("content-refused");
      return 0;
    });
    const told = await ask("/intake/v1/bytes", {
      method: "PUT",
      bytes: Buffer.alloc(200_000),
      headers: authorization,
    });
    expect([told.status, (told.json() as { slug: string }).slug]).toEqual([422, "content-refused"]);
  });
});

describe("bytes out", () => {
  test("leave as they are made, with the header fields of the answer", async () => {
    const { browse } = await gives(async function* () {
      yield Buffer.from("first ");
      yield Buffer.from("second");
    });
    const told = await browse("/catalogue/v1/bytes");
    expect([told.status, told.text, told.headers["content-type"]]).toEqual([
      206,
      "first second",
      "audio/wav",
    ]);
    expect(told.headers["cache-control"]).toBe("no-store");
  });

  test("what fails before the first piece is told as a problem", async () => {
    // eslint-disable-next-line require-yield -- fails before it could
    const { browse } = await gives(async function* () {
      throw refuse("gone");
    });
    const told = await browse("/catalogue/v1/bytes");
    expect([told.status, (told.json() as { slug: string }).slug]).toEqual([410, "gone"]);
  });

  test("what fails later cuts the connection, and is an error for operators", async () => {
    const { browse, log } = await gives(async function* () {
      yield Buffer.alloc(100_000);
      throw new Error("a damaged chunk");
    });
    await expect(browse("/catalogue/v1/bytes")).rejects.toThrow();
    expect(log.lines.some(({ event }) => event === "answer-cut")).toBe(true);
  });
});
