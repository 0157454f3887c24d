import { describe, expect, test } from "@jest/globals";
import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { openNote, noteKeyOf } from "../verify/signed-note.ts";
import { noteSigner } from "./note-signer.ts";

/** The key and the note of the documentation of Go's golang.org/x/mod/sumdb/note, whose format C2SP signed-note is. */
const documented = {
  privateKey: "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
  publicKey: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  signature:
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=",
};

function peter() {
  const seed = Buffer.from(documented.privateKey, "base64").subarray(1);
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  return noteSigner("PeterNeumann", createPrivateKey({ key: der, format: "der", type: "pkcs8" }));
}

describe("signed notes", () => {
  test("have the key id and the signature that Go's note package documents", () => {
    expect(peter().publicKey).toBe(documented.publicKey);
    expect(peter().sign(documented.text)).toBe(`${documented.text}\n${documented.signature}\n`);
  });

  test("open under their own key and no other", () => {
    const note = peter().sign(documented.text);
    expect(openNote(note, noteKeyOf(documented.publicKey))).toBe(documented.text);
    const other = noteSigner("PeterNeumann", generateKeyPairSync("ed25519").privateKey);
    expect(() => openNote(note, noteKeyOf(other.publicKey))).toThrow(/no signature/);
    expect(() => openNote(note.replace("problem,", "problems"), noteKeyOf(documented.publicKey))).toThrow(
      /does not belong/,
    );
  });

  test("are not made with another kind of key or a name with a space", () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    expect(() => noteSigner("ledger", privateKey)).toThrow(RangeError);
    expect(() => noteSigner("my ledger", generateKeyPairSync("ed25519").privateKey)).toThrow(RangeError);
  });
});
