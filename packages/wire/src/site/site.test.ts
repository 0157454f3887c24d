import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type ExampleArchive, exampleArchive } from "../example/example-archive.ts";

let folder: string;
let archive: ExampleArchive;
const script = "console.log('hei')";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ts-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Tallenne</title>");
  await writeFile(join(folder, "assets/main-AbCd1234.js"), script);
  await writeFile(join(folder, "assets/main-AbCd1234.js.gz"), gzipSync(script));
  await writeFile(join(folder, ".secret.json"), "{}");
  await symlink("/etc/hostname", join(folder, "link.txt"));
  archive = await exampleArchive({ site: folder });
});
afterAll(async () => {
  await archive.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the browser application as files", () => {
  test.each(["/", "/contacts", "/complaints/case_0123456789abcdefghjkmnpqrs"])(
    "%s is the application's one page, never kept",
    async (path) => {
      const told = await archive.ask(path);
      expect([told.status, told.text, told.headers["cache-control"]]).toEqual([
        200,
        expect.stringContaining("Tallenne"),
        "no-store",
      ]);
    },
  );

  test("a file whose name carries a hash is kept for ever, and comes packed to those who take it", async () => {
    const told = await archive.ask("/assets/main-AbCd1234.js", {
      headers: { "accept-encoding": "br;q=0, gzip" },
    });
    expect([told.headers["content-encoding"], told.headers["cache-control"]]).toEqual([
      "gzip",
      "public, max-age=31536000, immutable",
    ]);
    const plain = await archive.ask("/assets/main-AbCd1234.js");
    expect([plain.text, plain.headers["content-encoding"]]).toEqual([script, undefined]);
    const again = await archive.ask("/assets/main-AbCd1234.js", {
      headers: { "if-none-match": String(plain.headers.etag) },
    });
    expect([again.status, again.text]).toEqual([304, ""]);
  });

  test("only what lies in the folder is served: no hidden file, no link, no way out", async () => {
    for (const path of [
      "/.secret.json",
      "/link.txt",
      "/../../etc/debian_version.txt",
      "/assets/%2e%2e/%2e%2e/x.js",
      "/none.js",
    ])
      expect([path, (await archive.ask(path)).status]).toEqual([path, 404]);
  });

  test("pages run our own scripts only, and are framed by nobody", async () => {
    const { headers } = await archive.ask("/");
    expect(headers["content-security-policy"]).toContain("default-src 'none';script-src 'self'");
    expect(headers["x-frame-options"]).toBe("DENY");
  });

  test("files are read, nothing else", async () => {
    expect((await archive.ask("/", { method: "POST", bytes: "x" })).status).toBe(405);
    expect((await archive.ask("/", { method: "HEAD" })).text).toBe("");
  });
});
