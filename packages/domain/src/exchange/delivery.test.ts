import { describe, expect, test } from "@jest/globals";
import { type CallDetail, readCallDetail } from "./call-detail.ts";
import { csvFields } from "./csv-row.ts";
import { type DeliveryFiles, readDelivery } from "./delivery.ts";
import { readRecordingName } from "./recording-name.ts";

const row = (start: string, uniqueId: string, more: { src?: string; dst?: string; context?: string } = {}) =>
  `"","${more.src ?? "0401234567"}","${more.dst ?? "600"}","${more.context ?? "from-trunk"}","""Aino"" <0401234567>","SIP/trunk-0a","SIP/3201-0b","Dial","SIP/3201,30","${start}","${start}","2026-11-24 09:09:00",240,230,"ANSWERED","DOCUMENTATION","${uniqueId}",""`;
const read = (text: string) => readCallDetail(text) as CallDetail;
const iso = (ms: number) => new Date(ms).toISOString();

const folder = (texts: Readonly<Record<string, string>>): DeliveryFiles => ({
  paths: Object.keys(texts),
  text: async (path) => texts[path],
  async *lines(path) {
    yield* (texts[path] ?? "").split("\n");
  },
});
const nameOf = (number: number) => `2026/11/24/q-600-x-20261124-090500-1795503900.${number}.wav`;

describe("the time of a call detail record", () => {
  test.each([
    ["an exchange that keeps UTC", "2010-04-02 00:26:32", "1270167992.12", "2010-04-02T00:26:32.000Z"],
    ["one seven hours before it", "2025-03-27 09:25:17", "1743042317.12206", "2025-03-27T02:25:17.000Z"],
    ["Helsinki in winter", "2026-11-24 09:05:00", "pbx1-1795503899.7", "2026-11-24T07:05:00.000Z"],
    [
      "the first of the two hours of autumn",
      "2026-10-25 03:30:00",
      "1792888200.1",
      "2026-10-25T00:30:00.000Z",
    ],
    ["the second of them", "2026-10-25 03:30:00", "1792891800.1", "2026-10-25T01:30:00.000Z"],
    [
      "a zone of three quarters of an hour",
      "2026-11-24 12:50:00",
      "1795503900.3",
      "2026-11-24T07:05:00.000Z",
    ],
  ])("%s: the unique id tells the offset of the row", (_words, start, uniqueId, instant) => {
    expect(iso(read(row(start, uniqueId)).startedAt)).toBe(instant);
  });

  test("a call over the turn of the clocks ends by its duration", () => {
    const call = read(row("2026-10-25 03:58:00", "1792889880.1"));
    expect(call.endedAt - call.startedAt).toBe(240_000);
  });

  test.each([
    ["no unique id", row("2026-11-24 09:05:00", "")],
    ["sixteen fields", row("2026-11-24 09:05:00", "x").split(",").slice(0, -2).join(",")],
    ["a unique id of another time", row("2026-11-24 09:05:00", "1795100000.1")],
    ["one minute beside every zone", row("2026-11-24 09:12:30", "1795503900.1")],
  ])("with %s no time is trusted", (_words, text) => {
    expect(readCallDetail(text)).toBe("zone-unresolved");
  });

  test.each([
    ["a quote that is not closed", row("2026-11-24 09:05:00", "1795503900.1").replace('"600"', '"600')],
    ["fifteen fields", '"","","","","","","","","","","","",1,1,""'],
    ["nineteen fields", `${row("2026-11-24 09:05:00", "1795503900.1")},""`],
    ["no text at all", "\u0000\uFFFD"],
  ])("a row with %s is malformed", (_words, text) => {
    expect(readCallDetail(text)).toBe("row-form");
  });

  test.each([["24.11.2026 klo 9.05"], ["2026-13-24 09:05:00"], ["2026-02-30 09:05:00"], [""]])(
    "the start %p is no time",
    (start) => expect(readCallDetail(row(start, "1795503900.1"))).toBe("row-times"),
  );

  test("quotes may be doubled or left out, and a line may end as Windows ends it", () => {
    expect(csvFields('a,"b ""c""",,"d,e"\r')).toEqual(["a", 'b "c"', "", "d,e"]);
    expect(csvFields('a"b,c')).toBeUndefined();
  });
});

describe("the name of a recording, from the right", () => {
  test.each([
    [
      "force-0401234567-3201-20250327-092517-1743042317.12206.wav",
      "1743042317.12206",
      "20250327-092517",
      "force",
    ],
    [
      "out-+358-40-1234567-3201-20261124-090500-pbx1-1795503900.7.WAV",
      "1795503900.7",
      "20261124-090500",
      "out",
    ],
    ["1795503900.7.wav", "1795503900.7", "1", undefined],
    ["pbx1-1795503900.7.gsm", "1795503900.7", "1", undefined],
  ])("%s", (name, callNumber, part, kind) => {
    expect(readRecordingName(name)).toEqual({ callNumber, part, kind });
  });

  test.each(["call.wav", "20261124-090500.wav", "1795503900.7", "x1795503900.7.wav"])(
    "%s names no call",
    (name) => expect(readRecordingName(name)).toBeUndefined(),
  );
});

describe("a folder of recordings", () => {
  const profile = {
    lines: { "600": "henkiloasiakkaat", "from-company": "yritys-suomi" },
    outbound: ["from-internal"],
    language: "fi",
    announced: true,
    place: "FI",
    origin: "interaction",
    legalTasks: ["380-2023"],
  };
  test("a recording is announced by the row that has its unique id", async () => {
    const { items, findings } = await readDelivery(
      folder({
        [nameOf(7)]: "",
        "Master.csv": [
          row("2026-11-24 09:05:00", "1795503900.6", { src: "09" }),
          row("2026-11-24 09:05:00", "1795503900.7"),
        ].join("\n"),
        "exchange.json": JSON.stringify(profile),
      }),
    );
    expect(findings).toEqual([]);
    expect(items).toEqual([
      {
        content: nameOf(7),
        sidecar: undefined,
        announcement: {
          language: "fi",
          announced: true,
          place: "FI",
          origin: "interaction",
          legalTasks: ["380-2023"],
          externalId: "1795503900.7",
          part: "20261124-090500",
          channel: "call",
          line: "henkiloasiakkaat",
          startedAt: "2026-11-24T07:05:00.000Z",
          endedAt: "2026-11-24T07:09:00.000Z",
          direction: "in",
          agent: "3201",
          parties: [{ role: "customer", phone: "0401234567" }],
        },
      },
    ]);
  });

  test("of a call that went out the customer is who was called, and a number dialled never becomes the line", async () => {
    const { items } = await readDelivery(
      folder({
        [nameOf(7)]: "",
        "Master.csv": row("2026-11-24 09:05:00", "1795503900.7", {
          src: "3201",
          dst: "0407654321",
          context: "from-internal",
        }),
        "exchange.json": JSON.stringify(profile),
      }),
    );
    expect(items[0]?.announcement).toMatchObject({
      direction: "out",
      line: "unknown",
      parties: [{ role: "customer", phone: "0407654321" }],
    });
  });

  test("a sidecar is the announcement, under either of its names, and counts before a row", async () => {
    const { items, findings } = await readDelivery(
      folder({
        "a.wav": "",
        "a.wav.json": '{"externalId":"a"}',
        "b.wav": "",
        "b.json": '{"externalId":"b"}',
        "chat.json": "{}",
        "chat.json.json": '{"externalId":"c"}',
      }),
    );
    expect(findings).toEqual([]);
    expect(items.map(({ content, announcement }) => [content, announcement?.["externalId"]])).toEqual([
      ["a.wav", "a"],
      ["b.wav", "b"],
      ["chat.json", "c"],
    ]);
  });

  test("what is malformed is told with file and line, and the rest is read", async () => {
    const rows = [
      "broken,row",
      "",
      row("2026-11-24 09:05:00", ""),
      row("2026-11-24 09:05:00", "1795503900.7"),
    ];
    const { items, findings } = await readDelivery(
      folder({
        [nameOf(7)]: "",
        "b.wav": "",
        "b.json": "not json",
        "c.wav": "",
        "Master.csv": rows.join("\n"),
        "exchange.json": JSON.stringify(profile),
      }),
    );
    expect(findings).toEqual([
      { code: "row-form", file: "Master.csv", line: 1 },
      { code: "zone-unresolved", file: "Master.csv", line: 3 },
      { code: "not-json", file: "b.json" },
    ]);
    expect(items.map(({ announcement }) => announcement !== undefined)).toEqual([true, false, false]);
  });

  test.each([
    ["missing", undefined, "profile-missing"],
    ["without lines", "{}", "profile-form"],
    ["with a fact of its own", JSON.stringify({ ...profile, phone: "1" }), "profile-form"],
  ])("a profile that is %s is told, and no row is used", async (_words, text, code) => {
    const files = { [nameOf(7)]: "", "Master.csv": row("2026-11-24 09:05:00", "1795503900.7") };
    const { items, findings } = await readDelivery(
      folder(text === undefined ? files : { ...files, "exchange.json": text }),
    );
    expect([findings.map((one) => one.code), items[0]?.announcement]).toEqual([[code], undefined]);
  });
});

describe("a recording whose name says what its bytes do not", () => {
  const sidecar = JSON.stringify({ externalId: "pbx-1", channel: "call" });
  const hintOf = async (name: string, text = sidecar) => {
    const { items } = await readDelivery(folder({ [name]: "", [`${name}.json`]: text }));
    return items[0]?.announcement?.["headerless"];
  };

  test.each([
    ["a.alaw", { codec: "alaw" }],
    ["a.ULAW", { codec: "ulaw" }],
    ["a.sln", { codec: "pcm16" }],
    ["2026/a.sln16", { codec: "pcm16", rate: 16_000 }],
    ["a.g722", { codec: "g722" }],
    ["a.gsm", { codec: "gsm-6.10" }],
    ["a.wav", undefined],
    ["gsm", undefined],
  ])("%s", async (name, hint) => {
    expect(await hintOf(name)).toEqual(hint);
  });

  test("the sidecar's own word goes first, and written contacts get none", async () => {
    const own = { codec: "pcm16", rate: 8000 };
    expect(await hintOf("a.alaw", JSON.stringify({ channel: "call", headerless: own }))).toEqual(own);
    expect(await hintOf("a.alaw", JSON.stringify({ channel: "chat" }))).toBeUndefined();
  });
});
