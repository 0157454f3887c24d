import type { CDPSession, Page } from "playwright-core";
import { keptBeside } from "../secrecy.ts";

/** Watches what goes over the page's live connection: the session key and the tickets that it was given. */
export async function overheard(session: CDPSession): Promise<ReadonlySet<string>> {
  const secrets = new Set<string>();
  session.on("Network.webSocketFrameReceived", ({ response }) => {
    for (const [, secret = ""] of response.payloadData.matchAll(/"(?:seat|token)":"([^"]{20,})"/g))
      secrets.add(secret);
  });
  await session.send("Network.enable");
  return secrets;
}

/** Everything that scripts of the page could still reach, garbage gone: all strings of its heap. */
async function heapOf(session: CDPSession): Promise<string> {
  const parts: string[] = [];
  const take = ({ chunk }: { chunk: string }) => void parts.push(chunk);
  session.on("HeapProfiler.addHeapSnapshotChunk", take);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  session.off("HeapProfiler.addHeapSnapshotChunk", take);
  const { strings } = JSON.parse(parts.join("")) as { strings: readonly string[] };
  return strings.join("\n");
}

/** Which of these words or secrets are left: in the page, beside it, or in the memory of its scripts. */
export async function leftBehind(
  page: Page,
  session: CDPSession,
  words: Iterable<string>,
): Promise<readonly string[]> {
  const places = {
    page: await page.evaluate(() => document.documentElement.outerHTML),
    kept: await keptBeside(page),
    memory: await heapOf(session),
  };
  return [...words].flatMap((word) =>
    Object.entries(places).flatMap(([place, text]) => (text.includes(word) ? [`${place}: ${word}`] : [])),
  );
}
