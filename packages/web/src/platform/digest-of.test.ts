import { expect, test } from "@jest/globals";
import { digestOf } from "./digest-of.ts";

test("the digest of a scan is its SHA-256 (FIPS 180-4, one block)", async () => {
  expect(await digestOf(new Blob(["abc"]))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});
