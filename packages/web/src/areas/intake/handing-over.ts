import type { Delivered, DeliveryFinding, SourceId } from "@tallenne/domain";
import { type Asking, call } from "../../api/client.ts";
import { type Failure, failureOf } from "../../api/failure.ts";
import { store } from "../../platform/store.ts";
import { type DroppedFile, textsOf } from "./dropped-files.ts";
import { patiently, uploadFile } from "./upload-file.ts";

/** What a file of the folder has come to. */
export type FileState =
  | "waiting"
  | "uploading"
  | "kept"
  | "known"
  | "quarantined"
  | "refused"
  | "without-facts"
  | "failed";

/** One recording of the folder on its way. */
export interface HandedFile {
  readonly path: string;
  readonly size: number;
  /** Bytes that are in the archive's keeping. */
  readonly sent: number;
  readonly state: FileState;
  /** Findings that hold it, each with its place. */
  readonly findings: readonly { readonly code: string; readonly pointer?: string | undefined }[];
  readonly failure: Failure | undefined;
}

/** A folder on its way. It lives in the memory of the page only: names of files may hold numbers of people. */
export interface HandingOver {
  readonly isRunning: boolean;
  readonly files: readonly HandedFile[];
  readonly faults: readonly DeliveryFinding[];
}

/** Uploads at the same time. */
const abreast = 3;

const nothing: HandingOver = { isRunning: false, files: [], faults: [] };

/** The folder that is being handed over; it goes on while other areas of the application are looked at. */
export const handingOver = store<HandingOver>(nothing);

/** States in which nothing more happens to a file. */
export const isDone = (state: FileState) => state !== "waiting" && state !== "uploading";

/** Forgets what was handed over, names of files included. */
export function forgetHandedOver(): void {
  if (!handingOver.get().isRunning) handingOver.set(nothing);
}

/** Hands a folder over in the name of a source: announces each recording, uploads its bytes, hands it in. Never rejects. */
export async function handFolderOver(source: SourceId, dropped: readonly DroppedFile[]): Promise<void> {
  if (handingOver.get().isRunning) return;
  const files = new Map(dropped.map(({ path, file }) => [path, file]));
  handingOver.set({ ...nothing, isRunning: true });
  const delivery = await read(files);
  if (delivery === undefined) return;
  const { items, findings } = delivery;
  handingOver.set({
    isRunning: true,
    faults: findings,
    files: items.map(({ content, announcement }) => ({
      path: content,
      size: files.get(content)?.size ?? 0,
      sent: 0,
      state: announcement === undefined ? "without-facts" : "waiting",
      findings: [],
      failure: undefined,
    })),
  });
  const left = items.filter(({ announcement }) => announcement !== undefined);
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      const file = files.get(item.content);
      if (file !== undefined) await handFileOver(source, item, file);
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  handingOver.set({ ...handingOver.get(), isRunning: false });
}

/** What a folder holds; undefined where it could not be read, which every file then says. */
async function read(files: ReadonlyMap<string, File>) {
  const paths = [...files.keys()].toSorted();
  try {
    const { readDelivery } = await import("./read-folder.ts");
    return await readDelivery({ paths, ...textsOf(files) });
  } catch (thrown) {
    const failed = { sent: 0, state: "failed", findings: [], failure: failureOf(thrown) } as const;
    handingOver.set({
      ...nothing,
      files: paths.map((path) => ({ path, size: files.get(path)?.size ?? 0, ...failed })),
    });
    return undefined;
  }
}

async function handFileOver(
  source: SourceId,
  { content, announcement }: Delivered,
  file: File,
): Promise<void> {
  const become = (change: Partial<HandedFile>) => changeFile(content, change);
  try {
    become({ state: "uploading" });
    const { sentAt: _sentAt, ...facts } = announcement ?? {};
    const body = facts as Asking<"handOverContact">["body"];
    const announced = await patiently(() => call("handOverContact", { params: { source }, body }));
    if (announced.state === "quarantined")
      return become({ state: "quarantined", findings: announced.findings });
    if (announced.state === "kept") return become({ state: "known", sent: file.size });
    await uploadFile(announced.announcement, file, (sent) => become({ sent }));
    return become({ state: "kept", sent: file.size });
  } catch (thrown) {
    const failure = failureOf(thrown);
    const isRefusal =
      !["network", "defect", "busy"].includes(failure.slug) && failure.retryAfter === undefined;
    return become({ state: isRefusal ? "refused" : "failed", findings: failure.findings, failure });
  }
}

function changeFile(path: string, change: Partial<HandedFile>): void {
  const now = handingOver.get();
  handingOver.set({
    ...now,
    files: now.files.map((one) => (one.path === path ? { ...one, ...change } : one)),
  });
}
