import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { keepCall } from "../testing/listening.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { callBucket } from "../testing/seal-contact.ts";

// Real disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);
let archive: RoomArchive;
beforeEach(async () => {
  archive = await roomArchive();
});
afterEach(() => archive.close());

test("a reading-room on whose disk an older keyring was put back does not start, and says what to put back", async () => {
  const keys = join(archive.folder, "keys");
  const older = join(archive.folder, "older-keys");
  await keepCall(archive);
  await cp(keys, older, { recursive: true });
  const bucketVersion = archive.catalogue.halves.get(callBucket)?.bucketVersion ?? 0;
  await archive.keys.destroy({ bucket: callBucket, bucketVersion });
  await archive.restart();
  await rm(keys, { recursive: true });
  await cp(older, keys, { recursive: true });
  await expect(archive.restart()).rejects.toThrow(/an older copy was put back.*Put the newest copy back/);
});
