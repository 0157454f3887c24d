import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import {
  announcementOf,
  type Archive,
  enrolRecorder,
  officeOf,
  type Recorder,
  startArchive,
  wav,
} from "@tallenne/testkit";
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

jest.setTimeout(180_000);

const today = calendarDate("2026-11-24");
const megabyte = 1 << 20;
const size = 96;
/** A disk of its own: root may mount one. Where that is not so, the test command says NOT RUN and leaves this file out. */
const disk = mkdtempSync(join(tmpdir(), "small-disk-"));

describe("a full disk", () => {
  const recording = wav({ format: "pcm16", seconds: 180 });
  const filler = join(disk, "filler");
  let archive: Archive;
  let recorder: Recorder;
  const files = (folder: string) =>
    readdirSync(join(archive.folder, folder), { recursive: true }).map(String).toSorted();
  const announced = async (externalId: string) => {
    const startedAt = archive.now() - 86_400_000;
    const { reply } = await recorder.announce(
      announcementOf({ externalId, startedAt, seconds: 180 }, archive.now()),
    );
    return String(reply?.contentAddress);
  };

  beforeAll(async () => {
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}m`, "tmpfs", disk]);
    if (mounted.status !== 0) throw new Error("this user may not mount a small disk: `test` says NOT RUN");
    archive = await startArchive({ today, folder: join(disk, "data") });
    const office = await officeOf(archive, today);
    recorder = await enrolRecorder(office.administrator, () => archive.address);
    // The bucket's key is made before the disk is full.
    const story = { externalId: "before", startedAt: archive.now() - 86_400_000 };
    await recorder.deliver(announcementOf(story, archive.now()), wav());
  });
  afterAll(async () => {
    await archive.close();
    spawnSync("umount", [disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  test("an upload that does not fit is told so with 507, and nothing half-written stays", async () => {
    const address = await announced("too-much");
    const vault = files("vault");
    fill(filler, 3 * megabyte);
    const told = await recorder.put(address, recording);
    expect([told.status, told.json()]).toMatchObject([507, { slug: "staging-full" }]);
    expect(files("vault")).toEqual(vault);
    expect(files("staging").filter((name) => !name.startsWith("."))).toEqual([]);
  });

  test("with room again the same upload is taken, without anybody's help", async () => {
    rmSync(filler);
    const address = await announced("too-much");
    const told = await recorder.put(address, recording);
    expect([told.status, told.json()]).toMatchObject([201, { state: "kept" }]);
  });

  test("control: room for the staging alone is not enough either, and room for both is", async () => {
    const address = await announced("control");
    const vault = files("vault");
    fill(filler, recording.length + 2 * megabyte);
    const told = await recorder.put(address, recording);
    expect(told.status).toBe(507);
    expect(files("vault")).toEqual(vault);
    rmSync(filler);
    expect((await recorder.put(await announced("control"), recording)).status).toBe(201);
  });
});

/** Fills the disk but for so many bytes. */
function fill(path: string, leave: number): void {
  const { bavail, bsize } = statfsSync(disk);
  const file = openSync(path, "w");
  const piece = Buffer.alloc(megabyte, 1);
  for (let left = bavail * bsize - leave; left > 0; left -= megabyte)
    writeSync(file, piece, 0, Math.min(left, megabyte));
  closeSync(file);
}
