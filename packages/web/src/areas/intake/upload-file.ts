import type { AnnouncementId, UploadId } from "@tallenne/domain";
import { type Answer, call, callForBytes } from "../../api/client.ts";
import { Failure, failureOf } from "../../api/failure.ts";
import { after } from "../../platform/clock.ts";
import { digestField, fingerprintOf } from "./dropped-files.ts";

/** Bytes of one piece: what is sent again at most when a connection breaks. */
const pieceLength = 4 << 20;
const tus = { "tus-resumable": "1.0.0" };
const firstWait = 500;
const longestWait = 10_000;
/** After so many waits in a row without a step forward a file is given up; dropped again it goes on. */
const mostWaits = 20;

const passing: ReadonlySet<string> = new Set([
  "network",
  "busy",
  "too-many",
  "key-wanted",
  "peer-away",
  "store-away",
  "store-full",
  "staging-full",
  "no-ledger",
]);

/** Uploads a file as the content of its announcement and hands it in. Goes on where an earlier upload of the same file stood. Throws `Failure`. */
export async function uploadFile(
  announcement: AnnouncementId,
  file: File,
  onProgress: (bytes: number) => void,
): Promise<Answer<"finishUpload">> {
  const fingerprint = await fingerprintOf(file);
  const headers = {
    ...tus,
    "upload-length": String(file.size),
    "upload-metadata": `fingerprint ${btoa(fingerprint)}`,
  };
  const begun = await patiently(() => call("createUpload", { params: { announcement } }, { headers }));
  const { upload } = begun;
  let { offset } = begun;
  onProgress(offset);
  while (offset < file.size) {
    const from = offset;
    offset = await patiently(async () => append(upload, file, from));
    onProgress(offset);
  }
  return patiently(() => call("finishUpload", { params: { upload } }));
}

/** Appends one piece; what became of a piece whose answer was lost is asked for. */
async function append(upload: UploadId, file: File, from: number): Promise<number> {
  const piece = file.slice(from, from + pieceLength);
  const headers = {
    ...tus,
    "content-type": "application/offset+octet-stream",
    "upload-offset": String(from),
    "content-digest": await digestField(piece),
  };
  try {
    return offsetIn(await callForBytes("appendToUpload", { params: { upload } }, { headers, bytes: piece }));
  } catch (thrown) {
    const { slug } = failureOf(thrown);
    if (slug !== "conflict" && slug !== "network") throw thrown;
    const offset = offsetIn(await callForBytes("readUpload", { params: { upload } }, { headers: tus }));
    if (offset === from && slug === "network") throw thrown;
    return offset;
  }
}

function offsetIn(response: Response): number {
  const offset = Number(response.headers.get("upload-offset"));
  if (!Number.isSafeInteger(offset)) throw new Failure("defect");
  return offset;
}

/** Comes again while the archive cannot take anything, or nobody answers. */
export async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await attempt();
    } catch (thrown) {
      const { slug, retryAfter } = failureOf(thrown);
      if (!passing.has(slug) || waits >= mostWaits) throw thrown;
      const wait = Math.min(longestWait, firstWait * 2 ** waits);
      await new Promise<void>((resolve) => {
        after(retryAfter === undefined ? wait : Math.min(longestWait, retryAfter * 1000), resolve);
      });
    }
  }
}
