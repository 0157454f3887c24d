import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { seededChance } from "@tallenne/runtime";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { signHalf, type SignedHalf, UntrustedHalf, verifyHalf } from "./public-half.ts";
import { x25519PrivateKey, x25519PublicText } from "./x25519.ts";

const chance = seededChance("public half");
const signers = {
  Ed25519: generateKeyPairSync("ed25519").privateKey,
  ES256: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
};
const half = {
  bucket: "calls/standard/2027-05-24",
  bucketVersion: 3,
  register: "calls",
  class: "standard" as const,
  lastDay: calendarDate("2027-05-24"),
  publicKey: x25519PublicText(x25519PrivateKey(chance.bytes(32))),
};

describe.each(Object.entries(signers))("a public half signed with %s", (_name, key) => {
  const signed = signHalf(half, key);
  const keys = [createPublicKey(generateKeyPairSync("ed25519").privateKey), createPublicKey(key)];

  test("is trusted under any of the keys in force", () => {
    expect(verifyHalf(signed, keys)).toMatchObject({ bucket: half.bucket, bucketVersion: 3 });
    expect(() => verifyHalf(signed, keys.slice(0, 1))).toThrow(UntrustedHalf);
    expect(() => verifyHalf(signed, [])).toThrow(UntrustedHalf);
  });

  test.each<[string, Partial<SignedHalf>]>([
    ["bucket", { bucket: "calls/standard/2027-05-25" }],
    ["version", { bucketVersion: 4 }],
    ["register", { register: "chat" }],
    ["class", { class: "held" }],
    ["last day", { lastDay: calendarDate("2028-05-24") }],
    ["key", { publicKey: x25519PublicText(x25519PrivateKey(chance.bytes(32))) }],
    ["signature", { signature: Buffer.alloc(64, 1).toString("base64url") }],
    ["signature, which is missing,", { signature: "" }],
  ])("with another %s is trusted by nobody", (_what, change) => {
    expect(() => verifyHalf({ ...signed, ...change }, keys)).toThrow(UntrustedHalf);
  });

  test("that contradicts its bucket's name is not trusted, though it is signed", () => {
    for (const lie of [
      { lastDay: calendarDate("2028-05-24") },
      { register: "chat" },
      { bucket: "x" },
      { publicKey: "AAAA" },
    ])
      expect(() => verifyHalf(signHalf({ ...half, ...lie }, key), keys)).toThrow(UntrustedHalf);
  });
});

test("keys of other kinds sign nothing", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
  expect(() => signHalf(half, privateKey)).toThrow(TypeError);
});
