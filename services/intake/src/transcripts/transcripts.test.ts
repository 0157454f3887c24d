import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { type Announced, type ContactRecord, transcript, type TranscriptKind } from "@tallenne/contracts";
import { openBytes, partContext, unwrapKey } from "@tallenne/vault";
import { digestField, wav } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";

// Real sockets and disks: generous where many suites share two cores.
jest.setTimeout(30_000);

/** Recordings of these tests last two seconds. */
const vtt = (words: string) =>
  Buffer.from(
    `WEBVTT\n\n00:00.200 --> 00:01.000\n<v Neuvoja>${words}\n\n00:01.000 --> 00:01.900\n<v Asiakas>Kyllä.\n`,
  );

let archive: IntakeArchive;
beforeAll(async () => {
  archive = await intakeArchive();
});
afterAll(() => archive.close());

let made = 0;
const kept = async (): Promise<Announced> => {
  made += 1;
  const announced = await archive.announce({ externalId: `spoken-${made}` });
  return (await archive.put(announced.body, wav({ seed: made }))).body;
};
const recordOf = ({ contact }: Pick<Announced, "contact">): ContactRecord => {
  const record = [...archive.catalogue.records.values()].find(({ id }) => id === contact);
  if (record === undefined) throw new TypeError("it is recorded");
  return record;
};
/** The transcript as the reading-room opens it. */
const opened = async (record: ContactRecord, kind: TranscriptKind) => {
  const part = record.parts.find((one) => one.kind === kind);
  const wrap = record.wraps.find((one) => one.kind === kind);
  if (part === undefined || wrap === undefined) throw new TypeError("it has a part and a key");
  const { id: contact, register, class: standing, anchorDate, lastDay } = record;
  const binding = { contact, register, class: standing, anchorDate, lastDay, kind };
  const key = unwrapKey(archive.catalogue.privateHalf(record), wrap, binding);
  const sealed = await archive.objects.getSpan(part.key, { from: 0, to: part.sealedLength });
  return transcript.parse(
    JSON.parse(
      openBytes({ key, context: partContext({ contact, part: part.id, kind }), sealed }).toString("utf8"),
    ),
  );
};

describe("the transcript of a recording", () => {
  test("is read, sealed under a key of its own to the recording's bucket, recorded and only then acknowledged", async () => {
    const call = await kept();
    const words = vtt("Hyvää päivää.");
    const told = await archive.transcribe(call, words, { "content-digest": digestField(words) });
    expect([told.status, told.body]).toEqual([
      201,
      { contact: call.contact, part: "transcript-1", format: "webvtt", utterances: 2, findings: [] },
    ]);
    const record = recordOf(call);
    expect(record.wraps.map(({ kind, bucket }) => [kind, bucket])).toEqual([
      ["object", record.bucket],
      ["record", record.bucket],
      ["transcript-1", record.bucket],
    ]);
    expect(await opened(record, "transcript-1")).toEqual({
      language: "und",
      made: { by: "machine" },
      utterances: [
        { fromMs: 200, toMs: 1000, side: "adviser", text: "Hyvää päivää." },
        { fromMs: 1000, toMs: 1900, side: "customer", text: "Kyllä." },
      ],
    });
  });

  test("sent again it is the same one; another is the next version and the first stays", async () => {
    const call = await kept();
    await archive.transcribe(call, vtt("Hyvää päivää."));
    const again = await archive.transcribe(call, vtt("Hyvää päivää."));
    expect([again.status, again.body.part]).toEqual([200, "transcript-1"]);
    const mended = await archive.transcribe(call, vtt("Hyvää huomenta."));
    expect([mended.status, mended.body.part]).toEqual([201, "transcript-2"]);
    const record = recordOf(call);
    expect((await opened(record, "transcript-1")).utterances[0]?.text).toBe("Hyvää päivää.");
    expect((await opened(record, "transcript-2")).utterances[0]?.text).toBe("Hyvää huomenta.");
  });

  test("whose number another one takes meanwhile gets the next, sealed anew", async () => {
    const call = await kept();
    archive.catalogue.overtakenFor = 2;
    const told = await archive.transcribe(call, vtt("Hetkinen."));
    expect([told.status, told.body.part]).toEqual([201, "transcript-3"]);
    expect((await opened(recordOf(call), "transcript-3")).utterances[0]?.text).toBe("Hetkinen.");
    archive.catalogue.overtakenFor = 9;
    const busy = await archive.transcribe(call, vtt("Odottakaa."));
    expect([busy.status, busy.body.slug]).toEqual([503, "busy"]);
    archive.catalogue.overtakenFor = 0;
  });

  test("the tenth is refused: nine are kept", async () => {
    const call = await kept();
    for (let number = 1; number <= 9; number += 1) await archive.transcribe(call, vtt(`Numero ${number}.`));
    const told = await archive.transcribe(call, vtt("Numero 10."));
    expect([told.status, told.body.slug, told.body.facts]).toEqual([429, "too-many", { most: 9 }]);
  });

  test("comes only after the recording is kept, and never for a written contact", async () => {
    const early = (await archive.announce({ externalId: "early" })).body;
    expect((await archive.transcribe(early, vtt("Hei."))).body.slug).toBe("not-at-this-stage");
    const mail = await archive.announce({ externalId: "mail", channel: "email" });
    expect((await archive.transcribe(mail.body, vtt("Hei."))).body.slug).toBe("unknown");
    const waiting = await archive.announce({ externalId: "waiting", line: "ei-ole" });
    expect((await archive.transcribe(waiting.body, vtt("Hei."))).body.slug).toBe("awaiting-repair");
  });

  test.each([
    ["of another recording", "WEBVTT\n\n00:05.000 --> 00:09.000\nAino Koivuranta\n", ["beyond-recording"]],
    ["of no known form", "Aino Koivuranta", ["format-unknown"]],
  ])("%s is refused with its findings, and no word of it", async (_what, words, codes) => {
    const call = await kept();
    const told = await archive.transcribe(call, Buffer.from(words));
    expect([told.status, told.body.slug]).toEqual([422, "content-refused"]);
    expect(told.body.findings?.map(({ code }) => code)).toEqual(codes);
    expect(JSON.stringify(told.body)).not.toContain("Koivuranta");
    expect(recordOf(call).parts.map(({ kind }) => kind)).not.toContain("transcript-1");
  });

  test("with another digest than stated, or too large, leaves nothing", async () => {
    const call = await kept();
    const before = (await archive.files()).objects.length;
    const other = await archive.transcribe(call, vtt("Hei."), { "content-digest": digestField(vtt("Moi.")) });
    expect(other.body.slug).toBe("digest-differs");
    expect((await archive.transcribe(call, Buffer.alloc((8 << 20) + 1, 32))).body.slug).toBe("too-large");
    expect((await archive.files()).objects).toHaveLength(before);
  });

  test("while the store takes nothing it is told so, and comes in afterwards", async () => {
    const call = await kept();
    archive.full.objects = true;
    expect((await archive.transcribe(call, vtt("Hei."))).status).toBe(507);
    archive.full.objects = false;
    expect((await archive.transcribe(call, vtt("Hei."))).status).toBe(201);
  });

  test("no log line and no entry holds a word of it", () => {
    const said = JSON.stringify([archive.log.lines, archive.entries]);
    for (const word of ["Hyvää", "Hetkinen", "Koivuranta"]) expect(said).not.toContain(word);
  });
});

describe("what happened to the sound of a call", () => {
  test("is kept in order, within the recording, with lines that are known; a name in a line's place is left out", async () => {
    const announced = await archive.announce({
      externalId: "marked",
      marks: [
        { kind: "transfer", fromMs: 1500, line: "yritys-suomi" },
        { kind: "hold", fromMs: 400, toMs: 9000 },
        { kind: "transfer", fromMs: 1600, line: "Aino Koivuranta" },
        { kind: "pause", fromMs: 7000, toMs: 8000 },
      ],
    });
    const { body } = await archive.put(announced.body, wav({ seed: 77 }));
    expect(recordOf(body).callMarks).toEqual([
      { kind: "hold", fromMs: 400, toMs: 2000 },
      { kind: "transfer", fromMs: 1500, toMs: 1500, line: "yritys-suomi" },
      { kind: "transfer", fromMs: 1600, toMs: 1600 },
    ]);
  });
});
