import { beforeAll, describe, expect, test } from "@jest/globals";
import { createUpload, handOverContact, listSources, readIntake } from "@tallenne/contracts";
import { type AnnouncementId, idFrom } from "@tallenne/domain";
import { announcementOf, customers, digestField, type Story, type Told, wav } from "@tallenne/testkit";
import { actionsAbout, at, type World } from "./world.ts";

const tus = { "tus-resumable": "1.0.0" };
const bytes = wav({ format: "alaw" });
const begun = at("2026-11-20 10.15");
const nobodys = idFrom("upload", new Uint8Array(16));

const slugOf = (told: Told) => (told.json() as { slug: string }).slug;

/** J1 by another door: an administrator brings a folder to the page, and the page uploads so that it can go on. */
export function uploading(world: World): void {
  const administrator = () => world.office.administrator;
  let source: string;

  async function handOver(externalId: string, more: Partial<Story> = {}, startedAt = begun) {
    const story = { externalId, startedAt, customer: customers.aino, agent: "agent-204", ...more };
    const { sentAt: _sentAt, ...body } = announcementOf(story, world.archive.now());
    return administrator().call(handOverContact, { params: { source: source as never }, body });
  }
  async function create(announcement: AnnouncementId | undefined, length = bytes.length) {
    const fingerprint = Buffer.from("a-file-of-this-folder").toString("base64");
    const headers = {
      ...tus,
      "upload-length": String(length),
      "upload-metadata": `fingerprint ${fingerprint}`,
    };
    return administrator().call(createUpload, { params: { announcement: announcement as never } }, headers);
  }
  async function uploadOf(externalId: string, content: Uint8Array): Promise<string> {
    const { reply } = await handOver(externalId);
    const made = await create(reply?.announcement, content.length);
    return `/intake/v1/uploads/${made.reply?.upload}`;
  }
  const append = (path: string, from: number, sent: Uint8Array, headers: object = {}): Promise<Told> =>
    administrator().ask(path, {
      method: "PATCH",
      bytes: sent,
      headers: {
        ...tus,
        "content-type": "application/offset+octet-stream",
        "upload-offset": String(from),
        ...headers,
      },
    });
  const head = (path: string) => administrator().ask(path, { method: "HEAD", headers: tus });
  const finish = (path: string) => administrator().ask(`${path}/content`, { method: "POST" });

  describe("J1: a folder brought to the page", () => {
    beforeAll(async () => {
      const { sources } = await administrator().use(listSources, {});
      source = String(sources[0]?.id);
    });

    test("piece by piece a recording comes in, told to the ledger from its handing over on", async () => {
      const handed = await handOver("folder-1");
      expect([handed.status, handed.reply?.state]).toEqual([201, "awaiting-content"]);
      const path = await uploadOf("folder-1", bytes);
      for (let from = 0; from < bytes.length; from += 10_000) {
        const told = await append(path, from, bytes.subarray(from, from + 10_000));
        expect([told.status, told.headers["upload-offset"]]).toEqual([
          204,
          String(Math.min(from + 10_000, bytes.length)),
        ]);
      }
      expect((await head(path)).headers["upload-offset"]).toBe(String(bytes.length));
      const kept = await finish(path);
      expect([kept.status, kept.json()]).toMatchObject([201, { state: "kept" }]);
      expect((await head(path)).status).toBe(404);
      expect(await actionsAbout(world, String(handed.reply?.contact), "contact.ingested")).toContain(
        "contact.ingested",
      );
      expect(await actionsAbout(world, source, "intake.handed-over")).toContain("intake.handed-over");
      expect((await create(handed.reply?.announcement)).problem?.slug).toBe("conflict");
    });

    test("the gates are those of every door", async () => {
      expect((await handOver("folder-2", { line: "uraohjaus" })).problem?.slug).toBe("never-record");
      expect((await handOver("folder-3", {}, at("2026-05-20 9.00"))).problem?.slug).toBe("already-expired");
      expect((await handOver("folder-4", { line: "tuntematon" })).status).toBe(202);
      const { reply } = await handOver("folder-5");
      expect((await create(reply?.announcement, 9_000_000_000)).problem?.slug).toBe("too-large");
    });

    test("bytes that do not fit are told by name, and nothing of them stays", async () => {
      const path = await uploadOf("folder-6", bytes);
      expect(slugOf(await append(path, 7, bytes))).toBe("conflict");
      expect(slugOf(await append(path, 0, Buffer.concat([bytes, bytes])))).toBe("too-large");
      expect(
        slugOf(await append(path, 0, bytes, { "content-digest": digestField(Buffer.from("other")) })),
      ).toBe("digest-differs");
      expect(slugOf(await finish(path))).toBe("conflict");
      expect((await administrator().ask(path, { method: "HEAD" })).status).toBe(422);
      expect((await administrator().ask(path, { method: "DELETE", headers: tus })).status).toBe(204);
    });

    test("what is no recording, or another than what is kept, is refused when it is whole", async () => {
      const noise = Buffer.from("nothing of sound in here, whatever it is called");
      const path = await uploadOf("folder-7", noise);
      await append(path, 0, noise);
      expect(slugOf(await finish(path))).toBe("content-refused");
      const other = await uploadOf("folder-8", bytes);
      await append(other, 0, bytes);
      const { reply } = await handOver("folder-8");
      const content = `/intake/v1/announcements/${reply?.announcement}/content`;
      expect((await world.recorder.put(content, wav({ tones: [331, 557] }))).status).toBe(201);
      expect(slugOf(await finish(other))).toBe("other-content");
    });

    test("an upload, a source and an announcement that nobody knows; and a question too many", async () => {
      const path = `/intake/v1/uploads/${nobodys}`;
      const statuses = [
        await head(path),
        await append(path, 0, bytes),
        await finish(path),
        await administrator().ask(path, { method: "DELETE" }),
      ];
      expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
      expect((await create(idFrom("announcement", new Uint8Array(16)))).problem?.slug).toBe("unknown");
      const known = source;
      source = idFrom("source", new Uint8Array(16));
      expect((await handOver("folder-9")).problem?.slug).toBe("unknown");
      source = known;
      const told = await administrator().ask("/intake/v1/sources?name=x");
      expect(slugOf(told)).toBe("bad-input");
    });

    test("the overview tells its person how many uploads are unfinished", async () => {
      const before = (await administrator().use(readIntake, { query: {} })).unfinishedUploads;
      const path = await uploadOf("folder-10", bytes);
      expect((await administrator().use(readIntake, { query: {} })).unfinishedUploads).toBe(before + 1);
      await administrator().ask(path, { method: "DELETE", headers: tus });
      expect((await administrator().use(readIntake, { query: {} })).unfinishedUploads).toBe(before);
    });
  });
}
