/**
 * One thing found wrong or worth knowing about received content. Never carries a value of the content: code, place and,
 * for unsupported formats, a name out of a closed list.
 */
export interface Finding {
  readonly code: FindingCode;
  /** `refused`: the content is not taken. `normalised`: taken, and read as the README says. `info`: taken, worth knowing. */
  readonly severity: "info" | "normalised" | "refused";
  /** JSON pointer as a fragment (RFC 6901 §6) of a JSON document, or `header:<name>`, `part:<n>` of a mail, `line:<n>` of timed text. */
  readonly pointer?: string;
  /** Byte position in the received content. */
  readonly offset?: number;
  /** Name of the format or codec found. */
  readonly format?: string;
}

/** Every code a finding of this package can have; what each means stands in FORMATS.md. */
export type FindingCode = keyof typeof findingCodes;

/** The severities are part of the code: a code is never fatal here and harmless there. */
export const findingCodes = {
  // any content
  "empty-file": "refused",
  "too-large": "refused",
  "format-unknown": "refused",
  "content-encrypted": "refused",
  polyglot: "refused",
  "playlist-refused": "refused",
  "other-content": "refused",
  // recordings
  "codec-not-supported": "refused",
  "codec-needs-ffmpeg": "refused",
  "decoding-failed": "refused",
  "decoding-stopped": "refused",
  "header-truncated": "refused",
  "header-too-large": "refused",
  "format-chunk-short": "refused",
  "format-not-before-samples": "refused",
  "second-format-chunk": "refused",
  "second-data-chunk": "refused",
  "no-samples": "refused",
  "channels-zero": "refused",
  "too-many-channels": "refused",
  "rate-zero": "refused",
  "rate-not-supported": "refused",
  "recording-too-long": "refused",
  truncated: "refused",
  "longer-than-announced": "refused",
  "wav-size-missing": "normalised",
  "riff-size-differs": "normalised",
  "block-align-differs": "normalised",
  "byte-rate-differs": "normalised",
  "sample-size-differs": "normalised",
  "partial-frame": "normalised",
  "frames-damaged": "normalised",
  "chunk-not-padded": "normalised",
  "chunk-truncated": "normalised",
  "length-fact-differs": "info",
  "trailing-bytes": "info",
  "shorter-than-announced": "info",
  "channels-differ": "info",
  "read-as-declared": "info",
  "not-as-declared": "info",
  // JSON of chats and forms
  "not-json": "refused",
  "not-utf-8": "refused",
  "wrong-version": "refused",
  "wrong-type": "refused",
  "too-many": "refused",
  "too-long": "refused",
  "wrong-time": "refused",
  "wrong-word": "refused",
  missing: "refused",
  "identity-remains": "refused",
  "identity-field": "normalised",
  "unknown-field": "normalised",
  "messages-reordered": "normalised",
  "messages-joined": "normalised",
  // transcripts
  "no-utterances": "refused",
  "beyond-recording": "refused",
  "cue-unreadable": "normalised",
  "utterances-reordered": "normalised",
  "perhaps-not-said": "info",
  // mails
  "mail-malformed": "refused",
  "too-deep": "refused",
  encrypted: "info",
  signed: "info",
  "date-missing": "normalised",
  "date-unreadable": "normalised",
  "time-unknown": "normalised",
  "duplicate-header": "normalised",
  "header-charset-assumed": "normalised",
  "charset-assumed": "normalised",
  "nested-too-deep": "info",
  "shown-text-cut": "info",
  "proprietary-attachment": "info",
  "address-missing": "info",
  "body-missing": "info",
} as const satisfies Readonly<Record<string, Finding["severity"]>>;

/** A finding of the code's own severity. */
export function finding(code: FindingCode, place: Omit<Finding, "code" | "severity"> = {}): Finding {
  return { code, severity: findingCodes[code], ...place };
}

/** True when the content must not be taken. */
export function isRefused(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "refused");
}
