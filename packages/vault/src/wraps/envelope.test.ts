import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { seededChance } from "@tallenne/runtime";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { Damaged } from "../sealing/damaged.ts";
import { canonicalJson } from "./canonical-json.ts";
import { openEnvelope, sealEnvelope } from "./envelope.ts";
import { signHalf, verifyHalf } from "./public-half.ts";
import { x25519PrivateKey, x25519PublicText } from "./x25519.ts";

const chance = seededChance("envelope");
const privateKey = x25519PrivateKey(chance.bytes(32));
const signingKey = generateKeyPairSync("ed25519").privateKey;
const bucket = "calls/standard/2027-05-24";
const lastDay = calendarDate("2027-05-24");
const signed = { bucket, bucketVersion: 1, register: "calls", class: "standard" as const, lastDay };
const half = verifyHalf(signHalf({ ...signed, publicKey: x25519PublicText(privateKey) }, signingKey), [
  createPublicKey(signingKey),
]);
const opener = { bucket, bucketVersion: 1, privateKey };
const binding = {
  contact: chance.id("contact"),
  register: "calls",
  class: "standard" as const,
  anchorDate: calendarDate("2026-11-24"),
  lastDay,
};
const fields = {
  externalId: "pbx-17",
  parties: [{ role: "customer", name: "Aino Koivuranta" }],
  subject: undefined,
};
const seal = () => sealEnvelope({ half, binding, fields, chance });

describe("an envelope of personal fields", () => {
  test("opens to what was put in, and holds none of it in plain", () => {
    const envelope = seal();
    expect(openEnvelope(opener, envelope, binding)).toEqual({
      externalId: "pbx-17",
      parties: [{ role: "customer", name: "Aino Koivuranta" }],
    });
    expect(envelope.wrap.kind).toBe("record");
    const whole = Buffer.concat([
      Buffer.from(JSON.stringify(envelope)),
      Buffer.from(envelope.sealed, "base64"),
    ]);
    expect(whole.includes("Koivuranta")).toBe(false);
  });

  test("the same fields are sealed differently every time", () => {
    expect(seal().sealed).not.toBe(seal().sealed);
  });

  test("another contact's envelope does not open as one's own, nor does its sealed part under one's own wrap", () => {
    const mine = seal();
    const other = { ...binding, contact: chance.id("contact") };
    const theirs = sealEnvelope({ half, binding: other, fields, chance });
    expect(() => openEnvelope(opener, theirs, binding)).toThrow(Damaged);
    expect(() => openEnvelope(opener, { ...mine, sealed: theirs.sealed }, binding)).toThrow(Damaged);
    expect(() => openEnvelope(opener, { ...mine, format: "other" as never }, binding)).toThrow(Damaged);
  });

  test("changed anywhere it is refused", () => {
    const envelope = seal();
    const bytes = Buffer.from(envelope.sealed, "base64");
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() =>
        openEnvelope(opener, { ...envelope, sealed: changed.toString("base64") }, binding),
      ).toThrow(Damaged);
    }
  });
});

describe("canonical JSON (RFC 8785)", () => {
  test("names stand in UTF-16 order, numbers as ECMAScript writes them, nothing between", () => {
    expect(
      canonicalJson({ "\u20ac": 1, "\r": 2, "1": 3, "\ud83d\ude00": 4, "\u0080": 5, ö: 6, "\ufb33": 7 }),
    ).toBe('{"\\r":2,"1":3,"\u0080":5,"ö":6,"\u20ac":1,"\ud83d\ude00":4,"\ufb33":7}');
    expect(canonicalJson([1e21, 1e-7, 0.1, -0, 333333333.3333333, true, null])).toBe(
      "[1e+21,1e-7,0.1,0,333333333.3333333,true,null]",
    );
    expect(canonicalJson({ b: undefined, a: { d: '\u000f\n"\\', c: [] } })).toBe(
      '{"a":{"c":[],"d":"\\u000f\\n\\"\\\\"}}',
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, "\ud800", new Date(0), 1n])(
    "%p has no JSON form",
    (value) => {
      expect(() => canonicalJson(value as never)).toThrow(TypeError);
    },
  );
});
