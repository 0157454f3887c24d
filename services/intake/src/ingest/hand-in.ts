import { announcement as announcementForm } from "@tallenne/contracts";
import { type Delivered, instantOf } from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import { findingsOf } from "@tallenne/wire";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { SeenFile } from "../folders/folder-files.ts";
import { isSame } from "../folders/settling.ts";
import type { Sending, SourceDoor, Told } from "./source-door.ts";

/** What became of a recording. */
export type Outcome = "kept" | "known" | "quarantined" | "refused" | "without-facts" | "failed";

/** One line of the result. */
export interface HandedIn {
  readonly path: string;
  readonly outcome: Outcome;
  /** Codes of what was found, with their places. */
  readonly findings: readonly string[];
}

/** The token opens nothing: no further recording needs to be tried. */
export class TokenNotAccepted extends Error {
  readonly code = "token-not-accepted";
}

/** Up to this many bytes a recording is read once and held; a larger one is read twice, for its digest and for sending. */
const heldAtMost = 32 << 20;

/** Hands one recording in: announced, then sent with its digest. One that the archive knows is sent too, so that it can be compared. */
export function handIn(made: {
  readonly folder: string;
  readonly door: SourceDoor;
  readonly clock: Pick<Clock, "now">;
}) {
  const { folder, door, clock } = made;

  return async (item: Delivered, seen: SeenFile): Promise<HandedIn> => {
    const path = item.content;
    const checked = announcementOf(item, clock.now());
    if ("findings" in checked) return { path, ...checked };
    const body = Buffer.from(JSON.stringify(checked.announcement));
    const json = { length: body.length, type: "application/json", open: () => body };
    const announced = await door.send("POST", "/intake/v1/announcements", json);
    requireToken(announced);
    if (announced.announced === undefined) return { path, outcome: "refused", findings: namesOf(announced) };
    const { state, announcement, findings } = announced.announced;
    if (state === "quarantined")
      return {
        path,
        outcome: "quarantined",
        findings: findings.map(({ code, pointer }) => said(code, pointer)),
      };
    const content = await contentOf(join(folder, path), seen);
    if (content === undefined) return { path, outcome: "failed", findings: ["changed-meanwhile"] };
    const put = await door.send("PUT", `/intake/v1/announcements/${announcement}/content`, content);
    requireToken(put);
    if (put.announced === undefined)
      return { path, outcome: put.status >= 500 ? "failed" : "refused", findings: namesOf(put) };
    return { path, outcome: put.status === 201 ? "kept" : "known", findings: [] };
  };
}

/** What a recording would be announced with now, checked as the archive checks it; or why it cannot be announced. */
export function announcementOf(
  { announcement }: Delivered,
  nowMs: number,
): { readonly announcement: object } | { readonly outcome: Outcome; readonly findings: readonly string[] } {
  if (announcement === undefined) return { outcome: "without-facts", findings: ["no-sidecar-and-no-row"] };
  const sent = { ...announcement, sentAt: instantOf(nowMs) };
  const parsed = announcementForm.safeParse(sent);
  if (parsed.success) return { announcement: sent };
  const findings = findingsOf(parsed.error, "", sent).map(({ code, pointer }) => said(code, pointer));
  return { outcome: "refused", findings };
}

async function contentOf(path: string, seen: SeenFile): Promise<Sending | undefined> {
  const file = await open(path, "r");
  try {
    const { size, mtimeMs, ino: inode } = await file.stat();
    if (!isSame(seen, { size, mtimeMs, inode })) return undefined;
    const digest = createHash("sha256");
    const told = () => `sha-256=:${digest.digest("base64")}:`;
    if (size <= heldAtMost) {
      const bytes = await file.readFile();
      if (bytes.length !== size) return undefined;
      digest.update(bytes);
      return { length: size, type: "application/octet-stream", digest: told(), open: () => bytes };
    }
    for await (const piece of file.createReadStream({ autoClose: false })) digest.update(piece as Buffer);
    return {
      length: size,
      type: "application/octet-stream",
      digest: told(),
      open: () => createReadStream(path),
    };
  } finally {
    await file.close();
  }
}

function requireToken({ status, problem }: Told): void {
  if (status === 401) throw new TokenNotAccepted(problem?.slug ?? "sign-in-first");
}

function namesOf({ problem }: Told): readonly string[] {
  const { slug = "defect", findings = [] } = problem ?? {};
  return [slug, ...findings.map(({ code, pointer }) => said(code, pointer))];
}

const said = (code: string, pointer: string | undefined) =>
  pointer === undefined ? code : `${code} ${pointer}`;
