import { refuse } from "@tallenne/contracts";
import { type AskedHeaders, answer } from "@tallenne/wire";
import { httpDateOf } from "./http-date.ts";
import type { Upload } from "./upload.ts";

/** The version of the protocol that is spoken here. */
export const tusVersion = "1.0.0";

/** Throws Problem `bad-input` unless the request speaks tus 1.0. */
export function requireTus({ tusResumable }: AskedHeaders): void {
  if (tusResumable !== tusVersion) throw wrongField("tus-resumable", `expected ${tusVersion}`);
}

/** A header field that is missing or wrong. */
export function wrongField(name: string, detail: string) {
  return refuse("bad-input", {
    findings: [{ pointer: `/headers/${name}`, code: "invalid-format", detail }],
  });
}

/** The fingerprint among `name base64` pairs of Upload-Metadata: 16 to 128 letters, digits, `-` or `_`. */
export function fingerprintIn(metadata: string | undefined): string {
  const pairs = (metadata ?? "").split(",").map((pair) => pair.trim().split(" "));
  const [, value = ""] = pairs.find(([name]) => name === "fingerprint") ?? [];
  const fingerprint = Buffer.from(value, "base64").toString("latin1");
  if (!/^[A-Za-z0-9_-]{16,128}$/.test(fingerprint))
    throw wrongField("upload-metadata", "expected fingerprint and its base64");
  return fingerprint;
}

/** The answer of a request about an upload's bytes. */
export function tusAnswer({ length, expiresAt }: Pick<Upload, "length" | "expiresAt">, offset: number) {
  return answer(
    {},
    {
      headers: {
        "tus-resumable": tusVersion,
        "upload-offset": String(offset),
        "upload-length": String(length),
        "upload-expires": httpDateOf(expiresAt),
      },
    },
  );
}
