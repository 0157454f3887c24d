import type { SetCookie } from "../session/cookie.ts";

/** Bytes of an answer or of a request. */
export type Bytes = AsyncIterable<Uint8Array>;

/** Header fields a use case may set. Everything else (security, caching, cookies) belongs to wire. */
export const settableHeaders = [
  "accept-ranges",
  "clear-site-data",
  "content-digest",
  "content-disposition",
  "content-length",
  "content-range",
  "content-type",
  "location",
  "tus-resumable",
  "upload-expires",
  "upload-length",
  "upload-offset",
] as const;
export type SettableHeader = (typeof settableHeaders)[number];

/** What may stand beside the body of an answer. */
export interface AnswerWords {
  /** One of the operation's statuses; its first when left out. */
  readonly status?: number;
  readonly cookies?: readonly SetCookie[];
  readonly headers?: Readonly<Partial<Record<SettableHeader, string>>>;
  /** Bytes, where the operation's reply is `stream`. The first piece is awaited before the status line leaves. */
  readonly stream?: Bytes;
}

/** A reply with something beside its body. A use case with nothing to add returns the body alone. */
export class Answer<B = unknown> implements AnswerWords {
  readonly body: B;
  declare readonly status?: number;
  readonly cookies: readonly SetCookie[];
  readonly headers: Readonly<Partial<Record<SettableHeader, string>>>;
  declare readonly stream?: Bytes;

  constructor(body: B, words: AnswerWords) {
    this.body = body;
    if (words.status !== undefined) this.status = words.status;
    if (words.stream !== undefined) this.stream = words.stream;
    this.cookies = words.cookies ?? [];
    this.headers = words.headers ?? {};
  }
}

/** An answer with status, cookies, headers or a stream: `answer(row, { status: 202 })`, `answer(undefined, { stream })`. */
export function answer<B>(body: B, words: AnswerWords = {}): Answer<B> {
  return new Answer(body, words);
}

/**
 * The Content-Disposition of something offered as a file, whatever its name (RFC 6266, RFC 8187): never shown in the page, never a path.
 * Controls, directions and separators are taken out of the name.
 */
export function asFile(name: string): string {
  const plain = name
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\]/gu, "_")
    .slice(0, 200);
  const ascii = plain.replaceAll(/[^\w !#$&+.^`{|}~()-]/g, "_");
  const encoded = encodeURIComponent(plain.isWellFormed() ? plain : ascii).replaceAll(
    /['()*]/g,
    (one) => `%${one.codePointAt(0)?.toString(16).toUpperCase() ?? ""}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
