import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  appendToUpload,
  createUpload,
  finishUpload,
  handOverContact,
  listSources,
  readUpload,
} from "@tallenne/contracts";
import { pause, seededChance, systemClock } from "@tallenne/runtime";
import { announcementOf, wav } from "@tallenne/testkit";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { type BenchArchive, benchArchive } from "../bench/bench-archive.ts";

jest.setTimeout(600_000);

/** Four in the suite; `TALLENNE_TEST_KILLS=12` is the campaign. */
const kills = Number(process.env["TALLENNE_TEST_KILLS"] ?? 4);
const seconds = 120;
const tus = { "tus-resumable": "1.0.0" };
const pieceLength = 60_000;

const place = (upload: string) => `/intake${appendToUpload.path.replace(":upload", upload)}`;

describe("kill -9 while a recording is uploaded", () => {
  let bench: BenchArchive;
  beforeAll(async () => void (bench = await benchArchive()));
  afterAll(async () => bench.close());

  const administrator = () => bench.office.administrator;

  async function begin(externalId: string, bytes: Uint8Array): Promise<string> {
    const now = bench.archive.now();
    const { sentAt: _sentAt, ...body } = announcementOf(
      { externalId, startedAt: now - 3_600_000, seconds },
      now,
    );
    const { sources } = await administrator().use(listSources, {});
    const { announcement } = await administrator().use(handOverContact, {
      params: { source: String(sources[0]?.id) as never },
      body,
    });
    const headers = {
      ...tus,
      "upload-length": String(bytes.length),
      "upload-metadata": `fingerprint ${Buffer.from("the-very-same-file").toString("base64")}`,
    };
    const { upload } = await administrator().use(createUpload, { params: { announcement } }, headers);
    return upload;
  }

  async function stands(upload: string): Promise<number | undefined> {
    const told = await administrator().ask(place(upload), {
      method: readUpload.method.toUpperCase(),
      headers: tus,
    });
    return told.status === 204 ? Number(told.headers["upload-offset"]) : undefined;
  }
  /** Appends piece by piece until the connection is gone; answers what was acknowledged last. */
  async function append(
    upload: string,
    bytes: Uint8Array,
    from: number,
    onPiece: (offset: number) => void,
  ): Promise<number> {
    let offset = from;
    while (offset < bytes.length) {
      const told = await administrator()
        .ask(place(upload), {
          method: appendToUpload.method.toUpperCase(),
          bytes: bytes.subarray(offset, offset + pieceLength),
          headers: {
            ...tus,
            "content-type": "application/offset+octet-stream",
            "upload-offset": String(offset),
          },
        })
        .catch(() => undefined);
      if (told?.status !== 204) return offset;
      offset = Number(told.headers["upload-offset"]);
      onPiece(offset);
    }
    return offset;
  }

  test(`${kills} times: every acknowledged byte is there, and the recording is whole in the end`, async () => {
    const chance = seededChance("killed uploads");
    const bytes = wav({ format: "alaw", seconds, tones: [311, 503] });
    const upload = await begin("killed", bytes);
    let acknowledged = 0;
    for (let round = 0; round < kills; round += 1) {
      const pieces = 1 + ((chance.bytes(1)[0] ?? 0) % 2);
      let come = 0;
      let killing: Promise<void> | undefined;
      const reached = await append(upload, bytes, acknowledged, () => {
        come += 1;
        if (come === pieces) killing = bench.archive.kill();
      });
      await (killing ?? bench.archive.kill());
      await bench.archive.start();
      const offset = await stands(upload);
      expect(offset).toBeGreaterThanOrEqual(reached);
      acknowledged = offset ?? 0;
    }
    expect(acknowledged).toBeGreaterThan(kills * pieceLength);
    expect(await append(upload, bytes, acknowledged, () => undefined)).toBe(bytes.length);
    let kept = await administrator().call(finishUpload, { params: { upload: upload as never } });
    for (let asked = 0; kept.status === 503 && asked < 100; asked += 1) {
      await pause(systemClock, 100);
      kept = await administrator().call(finishUpload, { params: { upload: upload as never } });
    }
    expect([kept.status, kept.reply?.state]).toEqual([201, "kept"]);
  });

  test("control: where the disk forgets its pieces, the same look finds them missing", async () => {
    const bytes = wav({ format: "alaw", seconds, tones: [317, 509] });
    const upload = await begin("forgotten", bytes);
    await append(upload, bytes.subarray(0, 3 * pieceLength), 0, () => undefined);
    await bench.archive.kill();
    rmSync(join(bench.archive.folder, "staging/uploads"), { recursive: true });
    await bench.archive.start();
    expect(await stands(upload)).toBeUndefined();
  });
});
