import { u16, u32 } from "../bytes.ts";
import type { Kind } from "./kind.ts";

/** The kind of a container that holds one of several codecs, from its first structures. `head` is `bytes` as text. */
export function kindOfContainer(bytes: Uint8Array, head: string): Kind | undefined {
  return (
    kindOfRiff(head) ??
    kindOfOgg(head) ??
    kindOfMatroska(head) ??
    kindOfMp4(head) ??
    kindOfZip(bytes, head) ??
    kindOfCms(bytes) ??
    kindOfProgram(bytes, head)
  );
}

function kindOfRiff(head: string): Kind | undefined {
  const form = head.slice(8, 12);
  if (/^(RIFF|RF64|BW64)/.test(head)) {
    if (form === "WAVE") return "wav";
    if (form === "AVI ") return "avi";
    if (form === "WEBP") return "webp";
    return undefined;
  }
  if (head.startsWith("RIFX") && form === "WAVE") return "wav-big-endian";
  if (head.startsWith("FORM") && /^AIF[FC]$/.test(form)) return "aiff";
  return undefined;
}

/** The first packet of an Ogg page starts after its 27 bytes and its segment table (RFC 3533 §6). */
function kindOfOgg(head: string): Kind | undefined {
  if (!head.startsWith("OggS")) return undefined;
  const packet = head.slice(27 + (head.charCodeAt(26) || 0));
  if (packet.startsWith("OpusHead")) return "ogg-opus";
  if (packet.startsWith("\x01vorbis")) return "ogg-vorbis";
  if (packet.startsWith("Speex   ")) return "ogg-speex";
  if (packet.startsWith("\x7fFLAC")) return "ogg-flac";
  return "ogg";
}

/** EBML (RFC 8794); the ids of ContentEncryption and ContentEncKeyID mark a track that is encrypted (RFC 9559 §5.1.4.1.31). */
function kindOfMatroska(head: string): Kind | undefined {
  if (!head.startsWith("\x1a\x45\xdf\xa3")) return undefined;
  if (head.includes("\x50\x35") && head.includes("\x47\xe2")) return "webm-encrypted";
  return head.includes("webm") ? "webm" : "matroska";
}

/** ISO base media (ISO/IEC 14496-12): `ftyp` brand first; `enca`, `encv` and `pssh` belong to encrypted tracks. */
function kindOfMp4(head: string): Kind | undefined {
  const box = head.slice(4, 8);
  if (!["ftyp", "moov", "mdat", "styp"].includes(box)) return undefined;
  if (/enca|encv|pssh/.test(head)) return "mp4-encrypted";
  const brand = box === "ftyp" ? head.slice(8, 12) : "";
  if (brand.startsWith("3g")) return "3gp";
  return brand === "qt  " ? "quicktime" : "mp4";
}

/** Bit 0 of the general purpose flags says that the first member is encrypted (APPNOTE 4.4.4). */
function kindOfZip(bytes: Uint8Array, head: string): Kind | undefined {
  if (head.startsWith("PK\x03\x04")) return (u16(bytes, 6) & 1) === 1 ? "zip-encrypted" : "zip";
  return head.startsWith("PK\x05\x06") || head.startsWith("PK\x07\x08") ? "zip" : undefined;
}

const cmsObject = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07];

/** A CMS ContentInfo (RFC 5652 §3): a DER or BER sequence that starts with an identifier of the pkcs-7 arc. */
function kindOfCms(bytes: Uint8Array): Kind | undefined {
  if (bytes[0] !== 0x30) return undefined;
  const length = bytes[1] ?? 0;
  const at = 2 + (length > 0x80 ? length & 0x7f : 0);
  return cmsObject.every((byte, index) => bytes[at + index] === byte) ? "cms" : undefined;
}

function kindOfProgram(bytes: Uint8Array, head: string): Kind | undefined {
  if (!head.startsWith("MZ") || bytes.length < 64) return undefined;
  return head.startsWith("PE\0\0", u32(bytes, 60)) ? "windows-program" : undefined;
}
