import { type AnnouncedCall, announcedCall } from "./announced-call.ts";
import { type CallDetail, callNumberOf, readCallDetail, type RowFault } from "./call-detail.ts";
import {
  type ExchangeProfile,
  profileName,
  readExchangeProfile,
  readJsonObject,
} from "./exchange-profile.ts";
import { headerlessByName } from "./headerless-name.ts";
import { type RecordingName, readRecordingName } from "./recording-name.ts";

/** What is wrong with a folder's files, by file and, in a file of rows, by line. Values are never repeated. */
export interface DeliveryFinding {
  readonly code: RowFault | "not-json" | "profile-missing" | "profile-form" | "file-too-large";
  /** Path of the file below the folder. */
  readonly file: string;
  /** Counted from one. */
  readonly line?: number;
}

/** A content of a folder, and what is to be announced of it; undefined while no sidecar and no row names it. */
export interface Delivered {
  readonly content: string;
  readonly sidecar: string | undefined;
  readonly announcement: AnnouncedCall | undefined;
}

/** What a folder holds, ready to be handed over. */
export interface Delivery {
  readonly items: readonly Delivered[];
  readonly findings: readonly DeliveryFinding[];
}

/** The files of a folder: their paths below it with `/`, and how one is read. */
export interface DeliveryFiles {
  readonly paths: readonly string[];
  /** Undefined where it is longer than a sidecar may be. */
  text(path: string): Promise<string | undefined>;
  lines(path: string): AsyncIterable<string>;
}

/** A file full of faults is told by its first hundred. */
const mostFindings = 100;

const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
const stemOf = (path: string) => path.replace(/\.[A-Za-z0-9]{1,8}$/, "");
const isRows = (path: string) => /\.csv$/i.test(path);
const isJson = (path: string) => /\.json$/i.test(path);

/**
 * Reads a folder of recordings. A sidecar is the announcement as JSON, named after its recording: `call.wav.json` or `call.json`. A recording without
 * one is looked for in the exchange's rows (`*.csv`) by the unique id in its name; `exchange.json` says what they mean. Whatever cannot be read is a
 * finding and the rest is read.
 */
export async function readDelivery(files: DeliveryFiles): Promise<Delivery> {
  const findings: DeliveryFinding[] = [];
  const known = new Set(files.paths);
  const profilePath = files.paths.find((path) => nameOf(path) === profileName);
  const contents = files.paths.filter(
    (path) => !isRows(path) && path !== profilePath && !isSidecar(path, known),
  );
  const bySidecar = new Map<string, string>();
  for (const path of contents) {
    const sidecar = [`${path}.json`, `${stemOf(path)}.json`].find((one) => one !== path && known.has(one));
    if (sidecar !== undefined) bySidecar.set(path, sidecar);
  }
  const named = new Map<string, RecordingName>();
  for (const path of contents) {
    const name = bySidecar.has(path) ? undefined : readRecordingName(nameOf(path));
    if (name !== undefined) named.set(path, name);
  }
  const details = await detailsOf(
    files,
    new Set([...named.values()].map(({ callNumber }) => callNumber)),
    findings,
  );
  const profile = await profileOf(files, { path: profilePath, isNeeded: details.size > 0 }, findings);
  const items: Delivered[] = [];
  for (const content of contents) {
    const sidecar = bySidecar.get(content);
    const name = named.get(content);
    const detail = name === undefined ? undefined : detailFor(details.get(name.callNumber) ?? [], content);
    const announcement =
      sidecar !== undefined
        ? await announcementIn(files, sidecar, findings)
        : detail !== undefined && name !== undefined && profile !== undefined
          ? announcedCall(detail, { profile, name })
          : undefined;
    items.push({
      content,
      sidecar,
      announcement: announcement === undefined ? undefined : withHint(announcement, content),
    });
  }
  return { items, findings };
}

/** A call without a word about its codec gets what the ending of its name says: `.alaw`, `.sln16` and their like carry no header. */
function withHint(announcement: AnnouncedCall, content: string): AnnouncedCall {
  const headerless = headerlessByName(content);
  const isSaid = "headerless" in announcement || announcement["channel"] !== "call";
  return headerless === undefined || isSaid ? announcement : { ...announcement, headerless };
}

/** A JSON file is a sidecar where a file it is named after lies beside it; else it is a content, as a chat is. */
function isSidecar(path: string, known: ReadonlySet<string>): boolean {
  if (!isJson(path)) return false;
  const stem = path.slice(0, -".json".length);
  if (known.has(stem)) return true;
  return [...known].some(
    (other) => other !== path && !isJson(other) && !isRows(other) && stemOf(other) === stem,
  );
}

async function announcementIn(
  files: DeliveryFiles,
  sidecar: string,
  findings: DeliveryFinding[],
): Promise<AnnouncedCall | undefined> {
  const text = await files.text(sidecar);
  const announcement = text === undefined ? undefined : readJsonObject(text);
  if (announcement === undefined)
    findings.push({ code: text === undefined ? "file-too-large" : "not-json", file: sidecar });
  return announcement;
}

async function profileOf(
  files: DeliveryFiles,
  { path, isNeeded }: { path: string | undefined; isNeeded: boolean },
  findings: DeliveryFinding[],
): Promise<ExchangeProfile | undefined> {
  if (path === undefined) {
    if (isNeeded) findings.push({ code: "profile-missing", file: profileName });
    return undefined;
  }
  const profile = readExchangeProfile((await files.text(path)) ?? "");
  if (profile === undefined) findings.push({ code: "profile-form", file: path });
  return profile;
}

/** The rows about calls that are wanted, by call number; what is malformed is told with its line, whoever it is about. */
async function detailsOf(
  files: DeliveryFiles,
  wanted: ReadonlySet<string>,
  findings: DeliveryFinding[],
): Promise<Map<string, CallDetail[]>> {
  const details = new Map<string, CallDetail[]>();
  for (const file of files.paths.filter(isRows)) {
    let line = 0;
    let told = 0;
    for await (const row of files.lines(file)) {
      line += 1;
      if (row.trim() === "") continue;
      const detail = readCallDetail(row);
      if (typeof detail === "string") {
        if (told < mostFindings) findings.push({ code: detail, file, line });
        told += 1;
        continue;
      }
      const number = callNumberOf(detail.uniqueId) ?? "";
      if (wanted.has(number)) details.set(number, [...(details.get(number) ?? []), detail]);
    }
  }
  return details;
}

/**
 * Of rows with one call number, from exchanges of several names, the one whose whole id stands in the file's name, the longest where one id lies in
 * another; of the rows of one call the first. Where the name does not say which exchange it was nobody's row is taken: it would be somebody else's call.
 */
function detailFor(details: readonly CallDetail[], content: string): CallDetail | undefined {
  const [named] = details
    .filter(({ uniqueId }) => nameOf(content).includes(uniqueId))
    .toSorted((a, b) => b.uniqueId.length - a.uniqueId.length);
  const ids = new Set(details.map(({ uniqueId }) => uniqueId));
  return named ?? (ids.size === 1 ? details[0] : undefined);
}
