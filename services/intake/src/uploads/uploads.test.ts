import { describe, expect, test } from "@jest/globals";
import { sessionCookieName } from "@tallenne/wire";
import { readFile, stat, truncate } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { wav } from "../testing/contents.ts";
import { administratorsSecret } from "../testing/stub-peers.ts";
import { until } from "../testing/until.ts";
import { recording, tus, uploadScene } from "../testing/upload-scene.ts";

const dayMs = 24 * 3_600_000;

describe("an upload that resumes", () => {
  const scene = uploadScene();
  const { ask, handOver, create, begun, append, head, files } = scene;

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
    expect(scene.archive.catalogue.records.size).toBe(1);
    expect(scene.archive.entries.filter(({ action }) => action === "intake.handed-over")).toMatchObject([
      { role: "aa", objects: [scene.source], facts: { channel: "call" } },
    ]);
  });

  test("what is acknowledged is there after the process ended, and nothing plain lies on the disk", async () => {
    const path = await begun("up-2");
    await append(path, 0, recording.subarray(0, 20_000));
    const [name = ""] = await files();
    const onDisk = await readFile(join(scene.archive.folder, "staging/uploads", name));
    expect(onDisk.includes(recording.subarray(44, 76))).toBe(false);
    expect((await stat(join(scene.archive.folder, "staging/uploads", name))).mode & 0o077).toBe(0);
    await scene.archive.restart();
    expect(await head(path)).toEqual([204, "20000"]);
    await append(path, 20_000, recording.subarray(20_000));
    expect((await ask("POST", `${path}/content`)).status).toBe(201);
  });

  test("half a piece that a crash left was never acknowledged, and is cut off", async () => {
    const path = await begun("up-3");
    await append(path, 0, recording.subarray(0, 10_000));
    await append(path, 10_000, recording.subarray(10_000, 20_000));
    const [name = ""] = await files();
    const file = join(scene.archive.folder, "staging/uploads", name);
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
    const sending = request(`${scene.archive.address}/intake${path}`, {
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
    const size = async () => (await stat(join(scene.archive.folder, "staging/uploads", name))).size;
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
    scene.archive.catalogue.away = true;
    expect((await ask("POST", `${path}/content`)).status).toBe(503);
    scene.archive.catalogue.away = false;
    await until("taken", async () => (await ask("POST", `${path}/content`)).status === 201);
  });

  test("an unfinished upload goes after a day, and files of nobody at the next start", async () => {
    const path = await begun("up-8");
    await append(path, 0, recording.subarray(0, 5000));
    scene.archive.clock.skip(dayMs + 1000);
    expect(await head(path)).toEqual([404, null]);
    await scene.archive.restart();
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
