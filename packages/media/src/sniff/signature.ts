import type { Kind } from "./kind.ts";

interface Signature {
  readonly kind: Kind;
  /** One character a byte. */
  readonly magic: string;
  readonly at?: number;
}

/** Fixed signatures, longest first where one begins like another. */
const signatures: readonly Signature[] = [
  { kind: "w64", magic: "riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\x00\x00" },
  { kind: "wma-asf", magic: "\x30\x26\xb2\x75\x8e\x66\xcf\x11" },
  { kind: "ole-document", magic: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" },
  { kind: "sqlite", magic: "SQLite format 3\0" },
  { kind: "age", magic: "age-encryption.org/v1" },
  { kind: "openssl-salted", magic: "Salted__" },
  { kind: "pgp", magic: "-----BEGIN PGP MESSAGE-----" },
  { kind: "sphere", magic: "NIST_1A\n" },
  { kind: "voc", magic: "Creative Voice File\x1a" },
  { kind: "amr-wb", magic: "#!AMR-WB" },
  { kind: "amr-nb", magic: "#!AMR" },
  { kind: "silk", magic: "#!SILK_V3" },
  { kind: "silk", magic: "\x02#!SILK_V3" },
  { kind: "flac", magic: "fLaC" },
  { kind: "caf", magic: "caff\0" },
  { kind: "au", magic: ".snd\0" },
  { kind: "png", magic: "\x89PNG\r\n\x1a\n" },
  { kind: "jpeg", magic: "\xff\xd8\xff" },
  { kind: "gif", magic: "GIF8" },
  { kind: "tiff", magic: "II*\0" },
  { kind: "tiff", magic: "MM\0*" },
  { kind: "pdf", magic: "%PDF-" },
  { kind: "rtf", magic: "{\\rtf" },
  { kind: "7z", magic: "7z\xbc\xaf\x27\x1c" },
  { kind: "rar", magic: "Rar!\x1a\x07" },
  { kind: "xz", magic: "\xfd7zXZ\0" },
  { kind: "bzip2", magic: "BZh" },
  { kind: "gzip", magic: "\x1f\x8b\x08" },
  { kind: "tnef", magic: "\x78\x9f\x3e\x22" },
  { kind: "elf", magic: "\x7fELF" },
  { kind: "tar", magic: "ustar", at: 257 },
];

/** The kind whose fixed signature the bytes begin with. */
export function kindOfSignature(head: string): Kind | undefined {
  return signatures.find(({ magic, at = 0 }) => head.startsWith(magic, at))?.kind;
}
