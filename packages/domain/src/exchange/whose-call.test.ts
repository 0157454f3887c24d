import { describe, expect, test } from "@jest/globals";
import { readDelivery } from "./delivery.ts";

const row = (src: string, uniqueId: string) =>
  `"","${src}","600","from-trunk","""Aino"" <${src}>","SIP/trunk-0a","SIP/3201-0b","Dial","SIP/3201,30","2026-11-24 09:05:00","2026-11-24 09:05:00","2026-11-24 09:09:00",240,230,"ANSWERED","DOCUMENTATION","${uniqueId}",""`;
const profile = JSON.stringify({
  lines: { "600": "henkiloasiakkaat" },
  outbound: ["from-internal"],
  language: "fi",
  announced: true,
  place: "FI",
  origin: "interaction",
});

/** Whose number a recording is announced with: the number, or nothing. */
async function callerOf(name: string, rows: readonly string[]): Promise<string | undefined> {
  const texts: Readonly<Record<string, string>> = {
    [name]: "",
    "cdr.csv": rows.join("\n"),
    "exchange.json": profile,
  };
  const { items } = await readDelivery({
    paths: Object.keys(texts),
    text: async (path) => texts[path],
    async *lines(path) {
      yield* (texts[path] ?? "").split("\n");
    },
  });
  return /04\d{8}/.exec(JSON.stringify(items[0]?.announcement ?? {}))?.[0];
}

const ours = row("0401234567", "pbx1-1795503900.7");
const theirs = row("0407654321", "pbx2-1795503900.7");
const nameless = row("0409998887", "1795503900.7");

describe("two exchanges that gave two calls the same number", () => {
  test("a recording whose name says which exchange it was is announced by that one's row", async () => {
    expect(await callerOf("pbx2-1795503900.7.wav", [ours, theirs])).toBe("0407654321");
    expect(await callerOf("pbx1-1795503900.7.wav", [nameless, ours])).toBe("0401234567");
  });

  test("one whose name does not say it is announced by neither: it would be somebody else's call", async () => {
    expect(await callerOf("1795503900.7.wav", [ours, theirs])).toBeUndefined();
  });

  test("the rows of one call are one call", async () => {
    expect(await callerOf("1795503900.7.wav", [ours, ours])).toBe("0401234567");
  });
});
