import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Announced } from "@tallenne/contracts";
import { array, assert, asyncProperty, constantFrom, nat, oneof, record } from "fast-check";
import { attacks } from "../testing/attacks.ts";
import { wav, wavHeader } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";
import { until } from "../testing/until.ts";

let archive: IntakeArchive;
beforeAll(async () => {
  archive = await intakeArchive({ largest: 20_000_000 });
});
afterAll(() => archive.close());

let sent = 0;
const send = async (bytes: Uint8Array) => {
  const { body } = await archive.announce({ externalId: `hostile-${(sent += 1)}` });
  return archive.put(body, bytes);
};
/** Every object in the store belongs to a contact, and nothing lies on its way. */
const nothingHalfWritten = async (): Promise<void> => {
  const { staging, incoming, objects } = await archive.files();
  const known = [...archive.catalogue.records.values()].flatMap(({ parts }) => parts);
  expect({ staging, incoming, objects: objects.length }).toEqual({
    staging: [],
    incoming: [],
    objects: known.length,
  });
};

describe("hostile, broken and mislabelled content is refused by name, and nothing of it stays", () => {
  test.each(attacks)("$name: $finding", async ({ bytes, finding }) => {
    const refused = await send(bytes);
    const slug = finding === "codec-needs-ffmpeg" ? finding : "content-refused";
    expect([refused.status, refused.body.slug]).toEqual([422, slug]);
    expect(refused.body.findings?.map(({ code }) => code)).toContain(finding);
    await nothingHalfWritten();
  });

  test("the ledger knows each of them by its finding, never by its content", async () => {
    await until("all are told", () => archive.entries.length >= attacks.length + 1);
    const told = archive.entries.filter(({ action }) => action === "contact.rejected");
    expect(told.map(({ facts }) => (facts as { reason: string }).reason)).toEqual(
      attacks.map(({ finding }) => finding),
    );
    expect(told[0]).toMatchObject({ outcome: "refused", facts: { line: "henkiloasiakkaat", at: "content" } });
  });

  test("a recording larger than any is refused 413 while it comes", async () => {
    const head = wavHeader({ tag: 6, width: 1, channels: 2, rate: 8000, length: 60_000_000 });
    async function* endless() {
      yield head;
      for (;;) yield Buffer.alloc(65_536, 0x55);
    }
    const { body } = await archive.announce({
      externalId: "endless",
      startedAt: "2026-11-24T01:00:00.000Z" as never,
    });
    const outcome = await archive.put(body, ReadableStream.from(endless())).catch(() => undefined);
    if (outcome !== undefined) expect([outcome.status, outcome.body.slug]).toEqual([413, "too-large"]);
    await until("staging is empty", async () => (await archive.files()).staging.length === 0);
    await nothingHalfWritten();
  });
});

describe("a WAV with bytes changed at random", () => {
  const short = wav({ seconds: 1 });
  const change = record({ at: oneof(nat(60), nat(short.length - 1)), byte: nat(255) });

  test("is kept as it came or refused by name, three hundred times; the process lives", async () => {
    let kept = 0;
    let waiting: Announced | undefined;
    await assert(
      asyncProperty(
        array(change, { minLength: 1, maxLength: 12 }),
        constantFrom(1, 1, 1, 0.999, 0.5, 0.01),
        async (changes, share) => {
          const bytes = Buffer.from(short.subarray(0, Math.ceil(short.length * share)));
          for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
          // What was refused leaves its announcement waiting: the next one takes its place.
          waiting ??= (await archive.announce({ externalId: `changed-${kept}` })).body;
          const { status, body } = await archive.put(waiting, bytes);
          if (status === 201) {
            kept += 1;
            waiting = undefined;
          } else {
            expect([status, body.slug]).toEqual([422, "content-refused"]);
            expect(body.findings?.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 300, seed: 20_261_124 },
    );
    await nothingHalfWritten();
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(300);
    expect((await send(wav())).status).toBe(201);
  }, 180_000);
});
