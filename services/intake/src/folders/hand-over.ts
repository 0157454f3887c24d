import {
  announceContact,
  announcement as announcementForm,
  type LedgerEntry,
  refuse,
} from "@tallenne/contracts";
import { type Delivered, instantOf } from "@tallenne/domain";
import { type Bytes, entryOf, findingsOf } from "@tallenne/wire";
import type { HandsOver, TakingIn } from "../announcements/taking-in.ts";
import type { IntakePorts } from "../ports.ts";
import type { Source } from "../sources/source.ts";
import { openBelow, type SeenFile } from "./folder-files.ts";
import { isSame } from "./settling.ts";

/** What became of a recording of a folder that was not refused. */
export type HandedOver = "kept" | "known" | "quarantined" | "still-written";

/** The file was written to while it was read: nothing of it is kept. */
class StillWritten extends Error {
  readonly code = "still-written";
}

/**
 * Hands a recording of a folder over in the name of its source, by the same gates and use cases as a source's own door: announced first, then its
 * content once. A content that was kept before is compared, so that no other one is taken for it. Throws the Problem of a refusal.
 */
export function handOver(ports: IntakePorts, door: TakingIn) {
  const { announcements, calendar } = ports;

  return async (
    source: Source,
    delivered: Delivered,
    at: { readonly folder: string; readonly seen: SeenFile },
  ): Promise<HandedOver> => {
    const by = writerFor(ports, source);
    // The source's own clock is the time at which it hands over: a sidecar may have lain here for days.
    const sent = { ...delivered.announcement, sentAt: instantOf(calendar.now()) };
    const parsed = announcementForm.safeParse(sent);
    if (!parsed.success) throw refuse("bad-input", { findings: findingsOf(parsed.error, "", sent) });
    await door.require(source, parsed.data, by);
    const { answer } = await door.announce(source.id, parsed.data, by);
    if (answer.state === "quarantined") return "quarantined";
    const kept = await announcements.get(answer.announcement);
    if (kept === undefined) throw refuse("busy");
    try {
      const { status } = await door.put({ kept, stream: contentOf(at) }, by);
      return status === 201 ? "kept" : "known";
    } catch (failure) {
      if (failure instanceof StillWritten) return "still-written";
      throw failure;
    }
  };
}

async function* contentOf({ folder, seen }: { folder: string; seen: SeenFile }): Bytes {
  const file = await openBelow(folder, seen.path);
  try {
    for await (const piece of file.createReadStream({ highWaterMark: 1 << 18, autoClose: false }))
      yield piece as Uint8Array;
    const { size, mtimeMs, ino: inode } = await file.stat();
    if (!isSame(seen, { size, mtimeMs, inode })) throw new StillWritten("written to while it was read");
  } finally {
    await file.close();
  }
}

/** Entries in the name of the source, as if it had come through its own door. */
function writerFor(ports: IntakePorts, { id }: Source): HandsOver {
  const who = { standing: undefined, source: { id }, service: undefined, terminal: undefined };
  return {
    entry: (action, { objects, facts, outcome }): LedgerEntry =>
      entryOf(announceContact, { who }, { action, objects, facts, outcome }, ports),
  };
}
