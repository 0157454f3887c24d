import { makeFolder, syncFolder } from "@tallenne/runtime";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";

/** A recording that the archive has acknowledged. */
interface Acknowledged {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** What was acknowledged before and is now, on disk before it is told. */
export interface ResumeFile {
  has(file: Acknowledged): boolean;
  /** Resolves when the note is durable; notes made meanwhile are written together. */
  note(file: Acknowledged): Promise<void>;
  close(): Promise<void>;
}

/** The file belongs to another archive, or is none of ours. */
class ResumeRefused extends Error {
  readonly code = "resume-refused";
}

const form = "tallenne-ingest 1";

/**
 * Opens the resume file: a line of JSON for each recording, after one that names the archive. A line that a crash cut is left out and cut off. Rejects
 * `ResumeRefused` for a file of another archive, the operating system's error where it cannot be written.
 */
export async function openResumeFile(path: string, address: string): Promise<ResumeFile> {
  await makeFolder(dirname(path));
  const file = await open(path, "a+", 0o600);
  try {
    const known = await readNotes(file, address);
    await syncFolder(dirname(path));
    return writing(file, known);
  } catch (failure) {
    await file.close();
    throw failure;
  }
}

async function readNotes(file: FileHandle, address: string): Promise<Map<string, Acknowledged>> {
  const text = (await file.readFile()).toString("utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const [head, ...lines] = whole.split("\n").filter((line) => line !== "");
  if (head === undefined) {
    if (text !== "" && !JSON.stringify({ form, address }).startsWith(text)) throw foreign();
    await file.truncate(0);
    await file.appendFile(`${JSON.stringify({ form, address })}\n`);
    await file.sync();
    return new Map();
  }
  const said = parsed(head);
  if (said?.["form"] !== form || said["address"] !== address) throw foreign();
  if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole));
  const known = new Map<string, Acknowledged>();
  for (const line of lines) {
    const { path, size, mtimeMs } = parsed(line) ?? {};
    if (typeof path === "string" && typeof size === "number" && typeof mtimeMs === "number")
      known.set(path, { path, size, mtimeMs });
  }
  return known;
}

function writing(file: FileHandle, known: Map<string, Acknowledged>): ResumeFile {
  let waiting: string[] = [];
  let flushing: Promise<void> | undefined;
  const flush = async (): Promise<void> => {
    // What comes while the former write is under way goes with the next.
    await Promise.resolve();
    while (waiting.length > 0) {
      const lines = waiting.join("");
      waiting = [];
      await file.appendFile(lines);
      await file.datasync();
    }
    flushing = undefined;
  };
  return {
    has({ path, size, mtimeMs }) {
      const before = known.get(path);
      return before?.size === size && before.mtimeMs === mtimeMs;
    },
    async note({ path, size, mtimeMs }) {
      waiting.push(`${JSON.stringify({ path, size, mtimeMs })}\n`);
      flushing ??= flush();
      await flushing;
    },
    async close() {
      await flushing;
      await file.close();
    },
  };
}

const foreign = () => new ResumeRefused("the resume file belongs to another archive, or is no resume file");

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
