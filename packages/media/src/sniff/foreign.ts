import type { Kind } from "./kind.ts";

/** Signatures long enough that samples do not hold them by chance, for places where they do not belong. */
const binarySignatures: readonly (readonly [Kind, string])[] = [
  ["m3u", "#EXTM3U"],
  ["zip", "PK\x03\x04\x0a\0"],
  ["zip", "PK\x03\x04\x14\0"],
  ["zip", "PK\x03\x04\x2d\0"],
  ["zip", "PK\x05\x06\0\0\0\0"],
  ["7z", "7z\xbc\xaf\x27\x1c"],
  ["rar", "Rar!\x1a\x07"],
  ["elf", "\x7fELF\x01\x01\x01"],
  ["elf", "\x7fELF\x02\x01\x01"],
  ["ogg", "OggS\0\x02\0\0\0\0\0\0\0\0"],
  ["flac", "fLaC\0\0\0\x22"],
];
const textSignatures: readonly (readonly [Kind, RegExp])[] = [
  ["pdf", /%PDF-\d/],
  ["html", /<(!doctype html|html|script|iframe|svg)[\s>]/i],
  ["script", /<\?php\s/],
  ["wav", /(RIFF|RF64)[^]{4}WAVEfmt /],
];

/** The second kind that bytes claim beside `kind`: such a file is one thing here and another elsewhere. */
export function foreignKind(head: string, kind: Kind): Kind | undefined {
  const rest = head.slice(kind === "wav" ? 12 : 1);
  return (
    binarySignatures.find(([foreign, magic]) => foreign !== kind && rest.includes(magic))?.[0] ??
    textSignatures.find(([, form]) => form.test(rest))?.[0]
  );
}
