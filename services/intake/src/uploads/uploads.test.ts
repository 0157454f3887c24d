import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Announced } from "@tallenne/contracts";
import { sessionCookieName } from "@tallenne/wire";
import { createHash } from "node:crypto";
import { readdir, readFile, stat, truncate } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { goodCall, wav } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";
import { administratorsSecret } from "../testing/stub-peers.ts";
import { until } from "../testing/until.ts";

const tus = { "tus-resumable": "1.0.0" };
const dayMs = 24 * 3_600_000;
const recording = wav({ seconds: 2, seed: 7 });

let archive: IntakeArchive;
let source: string;
beforeEach(async () => {
  archive = await intakeArchive();
  await archive.enrol();
  source = ((await archive.asAdministrator("/v1/sources")).body["sources"] as { id: string }[])[0]?.id ?? "";
});
afterEach(async () => archive.close());

interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { slug?: string };
}
async function ask(
  method: string,
  path: string,
  more: { headers?: object; body?: Uint8Array | object } = {},
): Promise<Told> {
  const { body } = more;
  const isJson = body !== undefined && !(body instanceof Uint8Array);
  const reply = await fetch(`${archive.address}/intake${path}`, {
    method,
    headers: {
      cookie: `${sessionCookieName}=${administratorsSecret}`,
      "sec-fetch-site": "same-origin",
      ...(isJson ? { "content-type": "application/json" } : {}),
      ...more.headers,
    },
    ...(body === undefined
      ? {}
      : { body: isJson ? JSON.stringify(body) : (body as Uint8Array<ArrayBuffer>) }),
  });
  const text = await reply.text();
  return {
    status: reply.status,
    headers: reply.headers,
    body: text === "" ? {} : (JSON.parse(text) as Told["body"]),
  };
}
async function handOver(externalId: string, more: object = {}): Promise<Told> {
  const { sentAt: _sentAt, ...facts } = goodCall;
  return ask("POST", `/v1/sources/${source}/announcements`, { body: { ...facts, externalId, ...more } });
}
const metadata = (mark: string) => `fingerprint ${Buffer.from(mark.padEnd(20, "x")).toString("base64")}`;
async function create(announcement: unknown, length = recording.length, mark = "file-1"): Promise<Told> {
  const headers = { ...tus, "upload-length": String(length), "upload-metadata": metadata(mark) };
  return ask("POST", `/v1/announcements/${String(announcement)}/uploads`, { headers });
}
async function begun(externalId: string, bytes: Uint8Array = recording): Promise<string> {
  const { body } = await handOver(externalId);
  const made = await create(body["announcement"], bytes.length);
  if (made.status !== 201) throw new Error(`${made.status} ${String(made.body.slug)}`);
  return `/v1/uploads/${String(made.body["upload"])}`;
}
const append = (path: string, from: number, bytes: Uint8Array, headers: object = {}) =>
  ask("PATCH", path, {
    body: bytes,
    headers: {
      ...tus,
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(from),
      ...headers,
    },
  });
const head = async (path: string) => {
  const { status, headers } = await ask("HEAD", path, { headers: tus });
  return [status, headers.get("upload-offset")];
};
const files = async () => readdir(join(archive.folder, "staging/uploads"));

const digest = (bytes: Uint8Array) => `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;

describe("an upload that resumes", () => {
  test("a recording handed over comes in by the gates, and its bytes go when it is kept", async () => {
    const announced = await handOver("up-1");
    expect([announced.status, announced.body["state"]]).toEqual([201, "awaiting-content"]);
    const made = await create(announced.body["announcement"]);
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe(`/intake/v1/uploads/${String(made.body["upload"])}`);
    const path = `/v1/uploads/${String(made.body["upload"])}`;
    for (let at = 0; at < recording.length; at += 10_000) {
      const told = await append(path, at, recording.subarray(at, at + 10_000));
      const offset = String(Math.min(at + 10_000, recording.length));
      expect([told.status, told.headers.get("upload-offset")]).toEqual([204, offset]);
    }
    expect(await head(path)).toEqual([204, String(recording.length)]);
    const kept = await ask("POST", `${path}/content`);
    expect([kept.status, kept.body["state"]]).toEqual([201, "kept"]);
    expect(await files()).toEqual([]);
    expect(await head(path)).toEqual([404, null]);
    expect(archive.catalogue.records.size).toBe(1);
    expect(archive.entries.filter(({ action }) => action === "intake.handed-over")).toMatchObject([
      { role: "aa", objects: [source], facts: { channel: "call" } },
    ]);
  });

  test("what is acknowledged is there after the process ended, and nothing plain lies on the disk", async () => {
    const path = await begun("up-2");
    await append(path, 0, recording.subarray(0, 20_000));
    const [name = ""] = await files();
    const onDisk = await readFile(join(archive.folder, "staging/uploads", name));
    expect(onDisk.includes(recording.subarray(44, 76))).toBe(false);
    expect((await stat(join(archive.folder, "staging/uploads", name))).mode & 0o077).toBe(0);
    await archive.restart();
    expect(await head(path)).toEqual([204, "20000"]);
    await append(path, 20_000, recording.subarray(20_000));
    expect((await ask("POST", `${path}/content`)).status).toBe(201);
  });

  test("half a piece that a crash left was never acknowledged, and is cut off", async () => {
    const path = await begun("up-3");
    await append(path, 0, recording.subarray(0, 10_000));
    await append(path, 10_000, recording.subarray(10_000, 20_000));
    const [name = ""] = await files();
    const file = join(archive.folder, "staging/uploads", name);
    for (const lost of [1, 3000]) {
      await truncate(file, (await stat(file)).size - lost);
      expect(await head(path)).toEqual([204, "10000"]);
      await append(path, 10_000, recording.subarray(10_000, 20_000));
    }
    await truncate(file, (await stat(file)).size + 2);
    expect(await head(path)).toEqual([204, "20000"]);
    await append(path, 20_000, recording.subarray(20_000));
    expect((await ask("POST", `${path}/content`)).status).toBe(201);
  });

  test("a request that breaks off keeps what came, and the next goes on from there", async () => {
    const long = wav({ seconds: 200 });
    const { body } = await handOver("up-4", { endedAt: "2026-11-24T07:03:20.000Z" });
    const path = `/v1/uploads/${String((await create(body["announcement"], long.length)).body["upload"])}`;
    const sending = request(`${archive.address}/intake${path}`, {
      method: "PATCH",
      headers: {
        cookie: `${sessionCookieName}=${administratorsSecret}`,
        "sec-fetch-site": "same-origin",
        ...tus,
        "content-type": "application/offset+octet-stream",
        "content-length": long.length,
        "upload-offset": "0",
      },
    });
    sending.on("error", () => undefined);
    sending.write(long.subarray(0, 1_500_000));
    const [name = ""] = await files();
    const size = async () => (await stat(join(archive.folder, "staging/uploads", name))).size;
    await until("came", async () => (await size()) > 1_000_000);
    sending.destroy();
    await until("let go", async () => (await head(path))[0] === 204);
    const offset = Number((await head(path))[1]);
    expect(offset).toBeGreaterThan(1_000_000);
    expect(offset).toBeLessThanOrEqual(1_500_000);
    await append(path, offset, long.subarray(offset));
    expect((await ask("POST", `${path}/content`)).status).toBe(201);
  });

  test("the same file begun again goes on; another file under the announcement begins anew", async () => {
    const { body } = await handOver("up-5");
    const first = await create(body["announcement"]);
    await append(`/v1/uploads/${String(first.body["upload"])}`, 0, recording.subarray(0, 5000));
    const again = await create(body["announcement"]);
    expect(again.body).toMatchObject({ upload: first.body["upload"], offset: 5000 });
    const other = await create(body["announcement"], recording.length, "file-2");
    expect(other.body["offset"]).toBe(0);
    expect(other.body["upload"]).not.toBe(first.body["upload"]);
    expect(await files()).toHaveLength(1);
  });

  test("what is refused as content goes with its findings, and the announcement waits for the right one", async () => {
    const noise = Buffer.from("nothing of sound in here, whatever it is called");
    const path = await begun("up-6", noise);
    await append(path, 0, noise);
    const told = await ask("POST", `${path}/content`);
    expect([told.status, told.body.slug]).toEqual([422, "content-refused"]);
    expect(told.body["findings"]).toHaveLength(1);
    expect(await files()).toEqual([]);
    const right = await begun("up-6");
    await append(right, 0, recording);
    expect((await ask("POST", `${right}/content`)).status).toBe(201);
  });

  test("what the archive cannot take now stays whole and is taken later", async () => {
    const path = await begun("up-7");
    await append(path, 0, recording);
    archive.catalogue.away = true;
    expect((await ask("POST", `${path}/content`)).status).toBe(503);
    archive.catalogue.away = false;
    await until("taken", async () => (await ask("POST", `${path}/content`)).status === 201);
  });

  test("an unfinished upload goes after a day, and files of nobody at the next start", async () => {
    const path = await begun("up-8");
    await append(path, 0, recording.subarray(0, 5000));
    archive.clock.skip(dayMs + 1000);
    expect(await head(path)).toEqual([404, null]);
    await archive.restart();
    expect(await files()).toEqual([]);
  });

  test("an upload that is ended by its person is gone", async () => {
    const path = await begun("up-9");
    await append(path, 0, recording.subarray(0, 5000));
    expect((await ask("DELETE", path, { headers: tus })).status).toBe(204);
    expect(await files()).toEqual([]);
    expect((await ask("DELETE", path, { headers: tus })).status).toBe(404);
  });
});

describe("what an upload refuses", () => {
  test("bytes from another offset, more than were told of, another digest: nothing of them stays", async () => {
    const path = await begun("up-10");
    expect(await append(path, 5, recording.subarray(5))).toMatchObject({
      status: 409,
      body: { slug: "conflict", facts: { offset: 0 } },
    });
    expect((await append(path, 0, Buffer.concat([recording, recording]))).status).toBe(413);
    const half = recording.subarray(0, 9000);
    expect(await append(path, 0, half, { "content-digest": digest(recording) })).toMatchObject({
      status: 422,
      body: { slug: "digest-differs" },
    });
    expect(await head(path)).toEqual([204, "0"]);
    expect((await append(path, 0, half, { "content-digest": digest(half) })).status).toBe(204);
    expect((await ask("POST", `${path}/content`)).body.slug).toBe("conflict");
  });

  test.each([
    ["another version of the protocol", { "tus-resumable": "0.2.2" }, "/headers/tus-resumable"],
    [
      "no offset",
      { ...tus, "upload-offset": "x", "content-type": "application/offset+octet-stream" },
      "/headers/upload-offset",
    ],
    ["another type", { ...tus, "upload-offset": "0", "content-type": "audio/wav" }, "/headers/content-type"],
  ])("%s is told by its field", async (_words, headers, pointer) => {
    const path = await begun("up-11");
    const told = await ask("PATCH", path, { body: recording.subarray(0, 10), headers });
    expect(told).toMatchObject({ status: 422, body: { slug: "bad-input", findings: [{ pointer }] } });
  });

  test("an upload larger than any content, without a fingerprint, or of what is kept or waits", async () => {
    const { body } = await handOver("up-12");
    expect((await create(body["announcement"], 200_000_000)).body.slug).toBe("too-large");
    const bare = await ask("POST", `/v1/announcements/${String(body["announcement"])}/uploads`, {
      headers: { ...tus, "upload-length": "5" },
    });
    expect(bare.body["findings"]).toMatchObject([{ pointer: "/headers/upload-metadata" }]);
    const held = await handOver("up-13", { line: "tuntematon" });
    expect([held.status, (await create(held.body["announcement"])).body.slug]).toEqual([202, "conflict"]);
    const never = await handOver("up-14", { line: "uraohjaus" });
    expect(never.body.slug).toBe("never-record");
  });

  test("a line or register that the source is not enrolled for", async () => {
    await archive.enrol("vaihde-2", { lines: ["yritys-suomi"] });
    const { body } = await archive.asAdministrator("/v1/sources");
    source =
      (body["sources"] as { id: string; name: string }[]).find(({ name }) => name === "vaihde-2")?.id ?? "";
    expect((await handOver("up-15")).body.slug).toBe("not-permitted");
  });

  test("somebody without a session, and HEAD where no operation has it", async () => {
    const path = await begun("up-16");
    const stranger = await fetch(`${archive.address}/intake${path}`, { method: "HEAD", headers: tus });
    expect(stranger.status).toBe(401);
    expect((await ask("HEAD", "/v1/overview")).status).toBe(404);
  });

  test("a steward's order to forget a contact takes its upload along", async () => {
    const { body } = await handOver("up-17");
    await create(body["announcement"]);
    expect(await files()).toHaveLength(1);
    const { contact } = body as unknown as Announced;
    const { discardStaging } = await import("@tallenne/contracts");
    await archive.peers.steward.call(discardStaging, { body: { contacts: [contact as never] } });
    expect(await files()).toEqual([]);
  });
});
