import { expect, test } from "@jest/globals";
import { createHmac } from "node:crypto";
import { blindKeyOf } from "./blind-key.ts";
import { x25519PrivateKey } from "./x25519.ts";

const bucket = "calls/standard/2027-05-24";
const half = (first: number, bucketVersion = 1) => ({
  bucket,
  bucketVersion,
  privateKey: x25519PrivateKey(Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? first : at))),
});
const hash = (...of: Parameters<typeof blindKeyOf>) =>
  createHmac("sha256", blindKeyOf(...of))
    .update("x")
    .digest("hex");

test("a blind key is the same every time, and another for another half, bucket version or use", () => {
  expect(hash(half(1), "index")).toBe(hash(half(1), "index"));
  const all = [
    hash(half(1), "index"),
    hash(half(2), "index"),
    hash(half(1, 2), "index"),
    hash(half(1), "other"),
  ];
  expect(new Set(all).size).toBe(4);
});

test("a blind key says nothing of the half it comes from: it is not the half", () => {
  const { d } = half(1).privateKey.export({ format: "jwk" });
  expect(blindKeyOf(half(1), "index").export().toString("base64url")).not.toBe(d);
});
