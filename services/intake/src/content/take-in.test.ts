import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Announced } from "@tallenne/contracts";
import { openBytes, openEnvelope, partContext, unwrapKey } from "@tallenne/vault";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { digestField, goodCall, wav } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";

let archive: IntakeArchive;
beforeAll(async () => {
  archive = await intakeArchive();
});
afterAll(() => archive.close());

/** The record of what was announced, as the catalogue has it. */
const recordOf = ({ contact }: Pick<Announced, "contact">) => {
  const record = [...archive.catalogue.records.values()].find(({ id }) => id === contact);
  if (record === undefined) throw new Error("not recorded");
  return record;
};
const bytesOf = async (key: string): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of archive.objects.get(key)) pieces.push(piece);
  return Buffer.concat(pieces);
};

describe("a call comes in (J1)", () => {
  const content = wav({ seed: 3 });
  let kept: Announced;

  test("it is announced, sent, sealed, recorded, and only then acknowledged", async () => {
    const announced = await archive.announce({});
    expect(announced.status).toBe(201);
    expect(announced.body).toMatchObject({ state: "awaiting-content", lastDay: "2027-05-24", findings: [] });
    expect(archive.catalogue.records.size).toBe(0);
    const put = await archive.put(announced.body, content, { "content-digest": digestField(content) });
    expect(put.status).toBe(201);
    expect(put.body).toMatchObject({ state: "kept", contentAddress: null });
    kept = put.body;
    expect(recordOf(kept)).toMatchObject({
      register: "calls",
      class: "standard",
      line: "henkiloasiakkaat",
      unit: "tiimi-1",
      anchorDate: "2026-11-24",
      lastDay: "2027-05-24",
      bucket: "calls/standard/2027-05-24",
      noticeVersion: "notice-a-1",
      audio: { format: "alaw", channels: 2, rate: 8000, frames: 16_000, durationMs: 2000 },
      findings: [],
    });
  });

  test("the original opens byte for byte under the object key, and beside it lie peaks and silences", async () => {
    const record = recordOf(kept);
    const half = archive.catalogue.privateHalf(record);
    const { register, class: kind, anchorDate, lastDay } = record;
    const [wrap] = record.wraps;
    if (wrap === undefined) throw new Error("no wrap");
    const binding = { contact: record.id, register, class: kind, anchorDate, lastDay };
    const key = unwrapKey(half, wrap, { ...binding, kind: "object" });
    expect(record.parts.map((part) => part.kind)).toEqual(["original", "peaks", "silence"]);
    const opened = new Map<string, Buffer>();
    for (const part of record.parts) {
      const sealed = await bytesOf(part.key);
      const context = partContext({ contact: record.id, part: part.id, kind: part.kind as "original" });
      opened.set(part.kind, openBytes({ key, context, sealed }));
      expect(sealed).toHaveLength(part.sealedLength);
    }
    expect(opened.get("original")?.equals(content)).toBe(true);
    expect(opened.get("peaks")?.length).toBeGreaterThan(0);
    expect(JSON.parse(opened.get("silence")?.toString() ?? "")).toBeDefined();
  });

  test("T-A10 what names people opens only from the envelope, in its normal form", () => {
    const record = recordOf(kept);
    const wrap = record.wraps.find((one) => one.kind === "record");
    if (wrap === undefined) throw new Error("no wrap");
    const { register, class: kind, anchorDate, lastDay } = record;
    const fields = openEnvelope(
      archive.catalogue.privateHalf(record),
      { format: "c2sp-chunked-v1", sealed: record.envelope.sealed, wrap },
      { contact: record.id, register, class: kind, anchorDate, lastDay },
    );
    expect(fields).toEqual({
      externalId: "pbx-1",
      parties: [{ role: "customer", name: "Aino Koivuranta", phone: "+358401234567" }],
    });
  });

  test("no file of intake, no log line and no key holds a name, a number, the id at the source or a stretch of the sound", async () => {
    const canaries: Buffer[] = ["Aino", "Koivuranta", "1234567", "pbx-1"].map((word) => Buffer.from(word));
    canaries.push(content.subarray(2000, 2040));
    const names = await readdir(archive.folder, { recursive: true, withFileTypes: true });
    for (const entry of names.filter((one) => one.isFile())) {
      const bytes = await readFile(join(entry.parentPath, entry.name));
      for (const canary of canaries) expect(bytes.includes(canary)).toBe(false);
    }
    expect(JSON.stringify(archive.log.lines)).not.toMatch(/Koivuranta|1234567|pbx-1/);
  });

  test("staging is empty, and the store holds the record's parts and nothing else", async () => {
    const files = await archive.files();
    expect(files).toMatchObject({ staging: [], incoming: [] });
    expect(files.objects).toHaveLength(3);
  });

  test("announced again it gets the first answer", async () => {
    const again = await archive.announce({});
    expect(again.status).toBe(200);
    expect(again.body).toEqual(kept);
  });

  test("the same content again is answered 200 with the first answer, and nothing more is stored", async () => {
    const again = await archive.put(kept, content);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(kept);
    expect((await archive.files()).objects).toHaveLength(3);
  });

  test("other content under the same id is refused 409", async () => {
    const other = await archive.put(kept, wav({ seed: 5 }));
    expect([other.status, other.body.slug]).toEqual([409, "other-content"]);
    expect((await archive.files()).objects).toHaveLength(3);
  });

  test("T-A3 another source cannot send content for it, and nobody can without a token", async () => {
    const other = await archive.enrol("vaihde-2");
    const authorization = { authorization: `Bearer ${other}` };
    expect((await archive.put(kept, content, authorization)).status).toBe(404);
    expect((await archive.put(kept, content, { authorization: "Bearer nobody" })).status).toBe(401);
  });

  test("the same id at another source is another contact", async () => {
    const other = await archive.enrol("vaihde-3");
    const announced = await archive.announce({}, other);
    expect(announced.status).toBe(201);
    expect(announced.body.contact).not.toBe(kept.contact);
  });
});

describe("two at once", () => {
  test("two announcements of one id get one answer", async () => {
    const both = await Promise.all([
      archive.announce({ externalId: "twice-1" }),
      archive.announce({ externalId: "twice-1" }),
    ]);
    expect(both[0].body).toEqual(both[1].body);
  });

  test("two puts of one content make one contact: the second is told to come back, and then gets the same answer", async () => {
    const { body } = await archive.announce({ externalId: "twice-2" });
    const content = wav();
    const both = await Promise.all([archive.put(body, content), archive.put(body, content)]);
    const [first, second] = both.toSorted((x, y) => x.status - y.status);
    expect([first?.status, second?.status, second?.body.slug]).toEqual([201, 503, "busy"]);
    const again = await archive.put(body, content);
    expect([again.status, again.body.contact]).toEqual([200, first?.body.contact]);
  });
});

describe("what the source states", () => {
  test("a digest that differs is refused 422, and nothing stays", async () => {
    const before = await archive.files();
    const { body } = await archive.announce({ externalId: "digest-1" });
    const refused = await archive.put(body, wav(), { "content-digest": digestField(wav({ seed: 9 })) });
    expect([refused.status, refused.body.slug]).toEqual([422, "digest-differs"]);
    expect(await archive.files()).toEqual(before);
    expect((await archive.put(body, wav(), { "content-digest": digestField(wav()) })).status).toBe(201);
  });

  test("a digest that cannot be read is refused before the content is", async () => {
    const { body } = await archive.announce({ externalId: "digest-2" });
    const refused = await archive.put(body, wav(), { "content-digest": "sha-256=abc" });
    expect([refused.status, refused.body.slug]).toEqual([422, "bad-input"]);
  });

  test("of two digests of one name the last counts; one that cannot be read spoils both", async () => {
    const { body } = await archive.announce({ externalId: "digest-3" });
    const [right, wrong] = [digestField(wav()), digestField(wav({ seed: 9 }))];
    const put = (...stated: string[]) => archive.put(body, wav(), { "content-digest": stated.join(", ") });
    const last = await put(right, wrong);
    expect([last.status, last.body.slug]).toEqual([422, "digest-differs"]);
    for (const fields of [
      ["sha-256=abc", right],
      [right, "sha-256"],
      [right, "sha-256=:AAAA:"],
    ])
      expect((await put(...fields)).body.slug).toBe("bad-input");
    expect((await put(wrong, "sha-512=:AAAA:", right)).status).toBe(201);
  });

  test("a part of a content is refused, and never stands for the whole", async () => {
    const before = await archive.files();
    const { body } = await archive.announce({ externalId: "part-1" });
    for (const range of ["bytes 0-90/5000", "bytes 0-90/*", "anything"]) {
      const refused = await archive.put(body, wav(), { "content-range": range });
      expect([refused.status, refused.body.slug]).toEqual([422, "bad-input"]);
      expect(refused.body.findings?.[0]?.pointer).toBe("/headers/content-range");
    }
    expect(await archive.files()).toEqual(before);
    expect((await archive.put(body, wav())).status).toBe(201);
  });

  test("an announced length that differs is refused", async () => {
    const content = wav();
    const { body } = await archive.announce({ externalId: "length-1", contentLength: content.length + 1 });
    const refused = await archive.put(body, content);
    expect([refused.status, refused.body.slug]).toEqual([422, "content-refused"]);
    expect(refused.body.findings?.[0]?.code).toBe("content-length-differs");
  });

  test("an unknown adviser and a number nobody could dial are noted, and the call is kept", async () => {
    const parties = [{ role: "customer" as const, phone: "ei numeroa" }];
    const announced = await archive.announce({
      ...goodCall,
      externalId: "noted-1",
      agent: "agent-999",
      parties,
    });
    expect(announced.status).toBe(201);
    expect(announced.body.findings.map(({ code, pointer }) => `${code} ${pointer ?? ""}`)).toEqual([
      "phone-form /parties/0/phone",
      "agent-unknown /agent",
    ]);
    const put = await archive.put(announced.body, wav());
    expect(recordOf(put.body)).toMatchObject({ agent: null, unit: "unassigned" });
    expect(recordOf(put.body).findings).toEqual(["phone-form", "agent-unknown"]);
  });
});
