import { readDelivery } from "@tallenne/domain";
import { type Clock, type Secret, Sensitive, showWork, type ShownOn } from "@tallenne/runtime";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { filesBelow, type SeenFile } from "../folders/folder-files.ts";
import { folderTexts } from "../folders/folder-texts.ts";
import { type CommandLine, commandLine, usage, WrongCall } from "./command-line.ts";
import { announcementOf, type HandedIn, handIn, TokenNotAccepted } from "./hand-in.ts";
import { progressOn } from "./progress.ts";
import { documentOf, isWhole, notIn, type Result, tableOf } from "./result.ts";
import { openResumeFile, type ResumeFile } from "./resume-file.ts";
import { sourceDoor, Unreachable } from "./source-door.ts";

/** What the command writes to, and its clock. */
export interface IngestPorts {
  readonly clock: Clock;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: ShownOn;
}

/** Runs `tallenne-ingest` with the words after its name; answers its exit code. Never rejects. */
export async function runIngest(words: readonly string[], ports: IngestPorts): Promise<0 | 1 | 2> {
  try {
    const asked = commandLine(words);
    if (asked === undefined) {
      ports.stdout.write(usage);
      return 0;
    }
    const result = await ingest(asked, ports);
    ports.stdout.write(asked.json ? documentOf(result) : tableOf(result));
    return isWhole(result) ? 0 : 1;
  } catch (failure) {
    ports.stderr.write(
      `nothing done: ${reasonOf(failure)}\n${failure instanceof WrongCall ? `\n${usage}` : ""}`,
    );
    return 2;
  }
}

function reasonOf(failure: unknown): string {
  if (failure instanceof TokenNotAccepted) return "the archive does not know this token";
  return (failure as Error).message;
}

async function ingest(asked: CommandLine, ports: IngestPorts): Promise<Result> {
  const { clock } = ports;
  const folder = resolve(asked.folder);
  const begun = clock.monotonic();
  // A folder of many thousand recordings takes its time before the first is handed over.
  const reading = showWork({ stream: ports.stderr, clock, silent: asked.json, quietMs: 1000 });
  reading.begin(`reading ${asked.folder}`);
  const seen = new Map<string, SeenFile>();
  const read = async () => {
    for (const file of await filesBelow(folder)) seen.set(file.path, file);
    return readDelivery({ paths: [...seen.keys()], ...folderTexts(folder, { isWhole: true }) });
  };
  const delivery = await read().finally(() => reading.end());
  const items = delivery.items.flatMap((item) => {
    const file = seen.get(item.content);
    return file === undefined ? [] : [{ item, file }];
  });
  const ended = (handed: readonly HandedIn[], earlier: number): Result => ({
    dryRun: asked.dryRun,
    earlier,
    handed: handed.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    faults: delivery.findings,
    bytes: bytesOf(items.map(({ file }) => file)),
    seconds: (clock.monotonic() - begun) / 1000,
  });
  if (asked.dryRun) {
    const now = clock.now();
    const checked = items.map(({ item }): HandedIn => {
      const found = announcementOf(item, now);
      const good = { outcome: "kept", findings: [] } as const;
      return { path: item.content, ...("announcement" in found ? good : found) };
    });
    return ended(checked, 0);
  }
  const resume = await openResumeFile(asked.resume ?? join(folder, ".tallenne-ingest"), asked.address);
  try {
    const left = items.filter(({ file }) => !resume.has(file));
    const handed = await handAllIn(
      { asked, folder, left, token: await tokenIn(asked.tokenFile), resume },
      ports,
    );
    return ended(handed, items.length - left.length);
  } finally {
    await resume.close();
  }
}

interface Work {
  readonly asked: CommandLine;
  readonly folder: string;
  readonly left: readonly {
    readonly item: Parameters<ReturnType<typeof handIn>>[0];
    readonly file: SeenFile;
  }[];
  readonly token: Secret;
  readonly resume: ResumeFile;
}

/** Hands every recording in, so many abreast. A recording that fails stops no other; a token that opens nothing stops all. */
async function handAllIn(work: Work, { clock, stderr }: IngestPorts): Promise<readonly HandedIn[]> {
  const { asked, folder, left, token, resume } = work;
  const { address, abreast } = asked;
  const door = sourceDoor({ address, token, abreast, patienceMs: asked.patience * 1000, clock });
  const hand = handIn({ folder, door, clock });
  const progress = progressOn(stderr, clock, { silent: asked.json });
  const handed: HandedIn[] = [];
  const total = { files: left.length, bytes: bytesOf(left.map(({ file }) => file)) };
  let bytesDone = 0;
  let next = 0;
  const show = () =>
    progress.show({
      ...total,
      filesDone: handed.length,
      bytesDone,
      notIn: handed.filter(({ outcome }) => notIn.has(outcome)).length,
    });
  const worker = async (): Promise<void> => {
    for (let one = left[next]; one !== undefined; one = left[next]) {
      next += 1;
      const { item, file } = one;
      const outcome = await hand(item, file).catch((failure: unknown): HandedIn => {
        if (failure instanceof TokenNotAccepted) throw failure;
        const why =
          failure instanceof Unreachable ? failure.message : String((failure as { code?: unknown }).code);
        return { path: item.content, outcome: "failed", findings: [why] };
      });
      if (outcome.outcome === "kept" || outcome.outcome === "known") await resume.note(file);
      handed.push(outcome);
      bytesDone += file.size;
      show();
    }
  };
  try {
    show();
    await Promise.all(Array.from({ length: abreast }, worker));
    return handed;
  } finally {
    next = left.length;
    progress.end();
    door.close();
  }
}

async function tokenIn(path: string): Promise<Secret> {
  const text = (await readFile(path, "utf8")).trim();
  if (!/^[A-Za-z0-9._~+/-]{20,200}=*$/.test(text)) throw new WrongCall("the token file holds no token");
  return new Sensitive(text);
}

const bytesOf = (files: readonly SeenFile[]) => files.reduce((sum, { size }) => sum + size, 0);
