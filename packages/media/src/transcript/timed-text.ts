import { type Finding, finding } from "../finding.ts";
import { decodeEntities } from "../mail/html-entities.ts";
import { type Cue, type CuesRead, inOneLine } from "./cue.ts";
import { cueTime, cueTimes } from "./cue-times.ts";

const arrow = "-->";
const timeTag = /<((?:\d{1,4}:)?\d{1,2}:\d{1,2}\.\d{3})>/;

/**
 * Reads WebVTT (W3C, WebVTT: The Web Video Text Tracks Format, §6) or SubRip: blocks between empty lines, of which those with a line of times are cues;
 * notes, styles, regions and numbers are left out. Times within a cue give its words their places. A block whose times cannot be read is left out with a
 * finding at its line.
 */
export function readTimedText(text: string): CuesRead {
  const lines = text.replaceAll("\0", "\uFFFD").split(/\r\n|\n|\r/);
  const isVtt = /^\uFEFF?WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? "");
  const cues: Cue[] = [];
  const findings: Finding[] = [];
  let at = 0;
  while (at < lines.length) {
    const end = endOfBlock(lines, at);
    const arrowAt = arrowBetween(lines, at, end);
    if (arrowAt !== -1 && !isAside(lines[at] ?? "", isVtt)) {
      const pointer = `line:${arrowAt + 1}`;
      const times = cueTimes(lines[arrowAt] ?? "");
      if (times === undefined) findings.push(finding("cue-unreadable", { pointer }));
      else cues.push({ ...times, ...wordsOf(lines.slice(arrowAt + 1, end).join("\n"), times), pointer });
    }
    at = (lines[end] ?? "").trim() === "" ? end + 1 : end;
  }
  return { format: isVtt ? "webvtt" : "subrip", cues, findings, ...languageOf(lines) };
}

/** A block ends at an empty line; a cue that follows without one begins where its own line of times does. */
function endOfBlock(lines: readonly string[], from: number): number {
  let seen = false;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line.trim() === "") return at;
    if (!line.includes(arrow)) continue;
    if (seen) return /^\d+$/.test(lines[at - 1] ?? "") ? at - 1 : at;
    seen = true;
  }
  return lines.length;
}

function arrowBetween(lines: readonly string[], from: number, end: number): number {
  for (let at = from; at < end; at += 1) if ((lines[at] ?? "").includes(arrow)) return at;
  return -1;
}

function isAside(first: string, isVtt: boolean): boolean {
  return isVtt && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(first);
}

/** A header line of WebVTT, `Language: fi`. */
function languageOf(lines: readonly string[]): Pick<CuesRead, "language"> {
  const said = lines.slice(1, 6).find((line) => /^Language:/i.test(line));
  return said === undefined ? {} : { language: said.slice(said.indexOf(":") + 1).trim() };
}

function wordsOf(
  body: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Pick<Cue, "text" | "voice" | "words"> {
  const voice = /<v(?:\.[^\s>]*)?\s+([^>]+)>/i.exec(body)?.[1];
  const pieces = body.split(timeTag);
  const named = voice === undefined ? {} : { voice: inOneLine(decodeEntities(voice)) };
  const text = plain(body);
  if (pieces.length < 3) return { text, ...named };
  const begins = [
    fromMs,
    ...pieces.filter((_piece, index) => index % 2 === 1).map((one) => cueTime(one) ?? fromMs),
  ];
  const words = pieces
    .filter((_piece, index) => index % 2 === 0)
    .flatMap((piece, index) => {
      const [from, to] = [begins[index] ?? fromMs, begins[index + 1] ?? toMs];
      const said = plain(piece);
      return said === "" || from < fromMs || to > toMs || to < from
        ? []
        : [{ fromMs: from, toMs: to, text: said }];
    });
  return { text, ...named, words };
}

function plain(body: string): string {
  return inOneLine(decodeEntities(body.replaceAll(/<[^>]*>|\{\\[^}]*\}/g, "")));
}
