import { describe, expect, test } from "@jest/globals";
import { calendarDate, idFrom } from "@tallenne/domain";
import { isPartKind, partContext, partKey } from "../parts/part.ts";
import { bucketCovers, bucketNamed, bucketOf } from "./bucket.ts";

const kept = { register: "calls", class: "standard" as const, lastDay: calendarDate("2027-05-24") };

describe("a bucket of keys", () => {
  test("is register × class × last day; of terms over twelve months × month (D10)", () => {
    expect(bucketOf({ ...kept, term: "P6M" }).name).toBe("calls/standard/2027-05-24");
    expect(bucketOf({ ...kept, term: "P180D" }).name).toBe("calls/standard/2027-05-24");
    expect(bucketOf({ ...kept, term: "P12M" }).name).toBe("calls/standard/2027-05-24");
    const long = bucketOf({ ...kept, term: "P24M" });
    expect(long).toMatchObject({ name: "calls/standard/2027-05", lastDay: "2027-05-31" });
  });

  test("of a month ends on its last day, in leap years too", () => {
    expect(bucketNamed("calls/standard/2028-02").lastDay).toBe("2028-02-29");
    expect(bucketNamed("calls/standard/2027-02").lastDay).toBe("2027-02-28");
  });

  test("covers what dies on its day, and nothing else; frozen and disputed ones outlive their items", () => {
    const bucket = bucketNamed("calls/standard/2027-05-24");
    expect(bucketCovers(bucket, kept)).toBe(true);
    for (const other of [
      { register: "chat" },
      { class: "held" as const },
      { lastDay: calendarDate("2027-05-23") },
    ])
      expect(bucketCovers(bucket, { ...kept, ...other })).toBe(false);
    expect(bucketCovers(bucketNamed("calls/standard/2027-05"), kept)).toBe(true);
    expect(bucketCovers(bucketNamed("calls/standard/2027-06"), kept)).toBe(false);
    const held = { ...kept, class: "held" as const };
    expect(bucketCovers(bucketNamed("calls/held/2027-11-24"), held)).toBe(true);
    expect(bucketCovers(bucketNamed("calls/held/2027-05-23"), held)).toBe(false);
    expect(bucketCovers(bucketNamed("calls/frozen/2029-01-01"), { ...kept, class: "frozen" })).toBe(true);
  });

  test.each([
    "",
    "calls",
    "calls/standard",
    "calls/standard/2027-02-30",
    "calls/standard/2027-05-24/x",
    "../standard/2027-05-24",
    "Calls/standard/2027-05-24",
  ])("%j names none", (name) => {
    expect(() => bucketNamed(name)).toThrow(RangeError);
  });
});

describe("a part", () => {
  const contact = idFrom("contact", new Uint8Array(16));
  const part = idFrom("part", new Uint8Array(16).fill(1));

  test("lies under ids only and is sealed as what it is", () => {
    expect(partKey({ contact, part })).toBe(`${contact}/${part}`);
    const contexts = (["original", "peaks", "silence", "text", "attachment-1", "attachment-11"] as const).map(
      (kind) => partContext({ contact, part, kind }).toString("hex"),
    );
    expect(new Set(contexts).size).toBe(6);
  });

  test("is of a known kind", () => {
    expect(["original", "access", "attachment-1", "attachment-999"].every(isPartKind)).toBe(true);
    expect(["attachment-0", "attachment-1000", "Original", "", "text "].some(isPartKind)).toBe(false);
    expect(() => partContext({ contact, part, kind: "other" as never })).toThrow(RangeError);
  });
});
