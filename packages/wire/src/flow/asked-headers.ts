import { refuse } from "@tallenne/contracts";
import type { IncomingHttpHeaders } from "node:http";
import type { AskedHeaders, SourceHeaders } from "../route/route.ts";

/** The header fields an operation may look at. Throws Problem `bad-input` for an If-Match that names no version. */
export function askedHeaders(headers: IncomingHttpHeaders): AskedHeaders {
  const out: { -readonly [K in keyof AskedHeaders]: AskedHeaders[K] } = {};
  const { range } = headers;
  const contentType = headers["content-type"];
  const length = headers["content-length"];
  const contentRange = headers["content-range"];
  const contentDigest = headers["content-digest"];
  const idempotencyKey = headers["idempotency-key"];
  if (contentType !== undefined) out.contentType = contentType;
  if (length !== undefined) out.contentLength = Number(length);
  if (contentRange !== undefined) out.contentRange = contentRange;
  if (typeof contentDigest === "string") out.contentDigest = contentDigest;
  if (range !== undefined) out.range = range;
  if (typeof idempotencyKey === "string") out.idempotencyKey = idempotencyKey;
  Object.assign(out, uploadHeaders(headers));
  const match = headers["if-match"];
  if (match !== undefined) out.ifMatch = versionOf(match);
  return out;
}

/** Fields of the tus protocol 1.0; a length or an offset that is no number of bytes is left out. */
function uploadHeaders(headers: IncomingHttpHeaders): Partial<AskedHeaders> {
  const plain = (name: string) => (typeof headers[name] === "string" ? { text: headers[name] } : undefined);
  const bytes = (name: string) =>
    /^\d{1,15}$/.test(plain(name)?.text ?? "") ? Number(plain(name)?.text) : undefined;
  const [version, metadata] = [plain("tus-resumable")?.text, plain("upload-metadata")?.text];
  const [length, offset] = [bytes("upload-length"), bytes("upload-offset")];
  return {
    ...(version === undefined ? {} : { tusResumable: version }),
    ...(metadata === undefined ? {} : { uploadMetadata: metadata }),
    ...(length === undefined ? {} : { uploadLength: length }),
    ...(offset === undefined ? {} : { uploadOffset: offset }),
  };
}

function versionOf(match: string): number {
  const version = /^"(\d{1,15})"$/.exec(match)?.[1];
  if (version !== undefined) return Number(version);
  const finding = { pointer: "/headers/if-match", code: "invalid-format", detail: 'expected a version: "7"' };
  throw refuse("bad-input", { findings: [finding] });
}

/** What a source shows of itself. */
export function sourceHeaders(headers: IncomingHttpHeaders): SourceHeaders {
  const { authorization } = headers;
  if (authorization === undefined) return {};
  const bearer = bearerOf(authorization);
  return bearer === undefined ? { authorization } : { authorization, bearer };
}

/** The token of an Authorization field of scheme Bearer (RFC 6750). */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization ?? "")?.[1];
}
