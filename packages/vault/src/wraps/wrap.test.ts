import { CipherSuite, Aes256Gcm, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { seededChance } from "@tallenne/runtime";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { Damaged } from "../sealing/damaged.ts";
import { type Binding, bindingBytes } from "./binding.ts";
import { hpkeOpen, hpkeSeal } from "./hpke.ts";
import { signHalf, verifyHalf } from "./public-half.ts";
import { unwrapKey, wrapKey, WrongBucket } from "./wrap.ts";
import { x25519PrivateKey, x25519PublicKey, x25519PublicText } from "./x25519.ts";

const chance = seededChance("wraps");
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const raw = chance.bytes(32);
const privateKey = x25519PrivateKey(raw);
const publicKey = createPublicKey(privateKey);
const info = Buffer.from("what it is bound to");
const secret = chance.bytes(32);
const exact = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;

describe("HPKE against another's code (RFC 9180, DHKEM-X25519, HKDF-SHA256, AES-256-GCM)", () => {
  test("what we seal, @hpke/core opens", async () => {
    const { enc, ciphertext } = hpkeSeal({ publicKey, info, plain: secret });
    const key = await suite.kem.importKey("raw", exact(raw), false);
    const recipient = await suite.createRecipientContext({
      recipientKey: key,
      enc: exact(enc),
      info: exact(info),
    });
    expect(Buffer.from(await recipient.open(exact(ciphertext))).equals(secret)).toBe(true);
  });

  test("what @hpke/core seals, we open", async () => {
    const text = Buffer.from(x25519PublicText(privateKey), "base64url");
    const key = await suite.kem.importKey("raw", exact(text), true);
    const sender = await suite.createSenderContext({ recipientPublicKey: key, info: exact(info) });
    const ciphertext = Buffer.from(await sender.seal(exact(secret)));
    const opened = hpkeOpen({ privateKey, info, enc: Buffer.from(sender.enc), ciphertext });
    expect(opened.equals(secret)).toBe(true);
  });

  test("every sealing has an encapsulated key of its own", () => {
    const seen = Array.from({ length: 20 }, () =>
      hpkeSeal({ publicKey, info, plain: secret }).enc.toString("hex"),
    );
    expect(new Set(seen).size).toBe(20);
  });
});

const bucket = "calls/standard/2027-05-24";
const signingKey = generateKeyPairSync("ed25519").privateKey;
const halfOf = (name: string, bucketVersion: number) => {
  const [register = "", kind = "", lastDay = ""] = name.split("/");
  const half = {
    bucket: name,
    bucketVersion,
    register,
    class: kind as "standard",
    lastDay: calendarDate(lastDay),
    publicKey: x25519PublicText(privateKey),
  };
  return verifyHalf(signHalf(half, signingKey), [createPublicKey(signingKey)]);
};
const binding: Binding = {
  contact: chance.id("contact"),
  register: "calls",
  class: "standard",
  anchorDate: calendarDate("2026-11-24"),
  lastDay: calendarDate("2027-05-24"),
  kind: "object",
};
const opener = { bucket, bucketVersion: 1, privateKey };
const wrap = wrapKey(halfOf(bucket, 1), secret, binding);

describe("a wrapped key", () => {
  test("opens under exactly the binding it was made with (the control)", () => {
    expect(unwrapKey(opener, wrap, binding).equals(secret)).toBe(true);
  });

  test.each<[string, Partial<Binding>]>([
    ["another contact", { contact: chance.id("contact") }],
    ["another register", { register: "chat" }],
    ["another class", { class: "held" }],
    ["another anchor date", { anchorDate: calendarDate("2026-11-23") }],
    ["another last day", { lastDay: calendarDate("2027-05-25") }],
    ["another kind", { kind: "record" }],
    ["a digest", { sealedDigest: "00".repeat(32) }],
  ])("is refused under %s", (_what, change) => {
    expect(() => unwrapKey(opener, wrap, { ...binding, ...change })).toThrow(Damaged);
  });

  test("is refused under another version, another key and other bytes", () => {
    const stranger = { ...opener, privateKey: x25519PrivateKey(chance.bytes(32)) };
    expect(() => unwrapKey(stranger, wrap, binding)).toThrow(Damaged);
    expect(() => unwrapKey({ ...opener, bucketVersion: 2 }, wrap, binding)).toThrow(Damaged);
    expect(() => unwrapKey({ ...opener, bucketVersion: 2 }, { ...wrap, bucketVersion: 2 }, binding)).toThrow(
      Damaged,
    );
    for (const field of ["enc", "ciphertext"] as const) {
      const bytes = Buffer.from(wrap[field], "base64url");
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 0x10;
        expect(() => unwrapKey(opener, { ...wrap, [field]: changed.toString("base64url") }, binding)).toThrow(
          Damaged,
        );
      }
      for (const sloppy of [`${wrap[field]}=`, ` ${wrap[field]}`, wrap[field].slice(1), ""])
        expect(() => unwrapKey(opener, { ...wrap, [field]: sloppy }, binding)).toThrow(Damaged);
    }
  });

  test.each(["calls/standard/2027-05-25", "calls/held/2027-05-24", "chat/standard/2027-05-24"])(
    "is never made to %s: it would die on the wrong day",
    (name) => {
      expect(() => wrapKey(halfOf(name, 1), secret, binding)).toThrow(WrongBucket);
    },
  );

  test.each([0, 16, 31, 33])("has a key of 32 bytes, never %i", (length) => {
    expect(() => wrapKey(halfOf(bucket, 1), Buffer.alloc(length), binding)).toThrow(RangeError);
  });

  test("no two bindings give the same bytes: fields are told apart by their lengths", () => {
    const of = { bucket, bucketVersion: 1 };
    const moved = { ...binding, register: "call", class: "sstandard" as "standard" };
    expect(bindingBytes(moved, of).equals(bindingBytes(binding, of))).toBe(false);
    expect(() => bindingBytes({ ...binding, register: "\ud800" }, of)).toThrow(TypeError);
  });
});

describe("X25519 keys as text", () => {
  test("are raw 32 bytes, both ways", () => {
    const text = x25519PublicText(privateKey);
    expect(Buffer.from(text, "base64url")).toHaveLength(32);
    expect(x25519PublicKey(text).equals(publicKey)).toBe(true);
    expect(() => x25519PublicKey(text.slice(2))).toThrow(RangeError);
    expect(() => x25519PrivateKey(Buffer.alloc(31))).toThrow(RangeError);
  });
});
