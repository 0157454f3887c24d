import { readSync, writeSync } from "node:fs";

/** Header of a write-ahead log and of each frame in it (https://www.sqlite.org/fileformat2.html §4.1). */
const logHeader = 32;
const frameHeader = 24;
/** First byte of b-tree pages: interior index, interior table, leaf index, leaf table (same document, §1.6). */
const interior = new Set([2, 5]);
const treePages = new Set([2, 5, 10, 13]);

/**
 * Writes zeros over what SQLite left between the cell pointers and the cells of the pages it changed.
 *
 * `secure_delete` overwrites what is deleted where it stands, but when a page is rebuilt for balance, cells that moved to
 * a neighbour stay readable in that unused room: in 6,000 random writes some of the removed documents could still be read.
 * The unused room carries no meaning, so zeros in it are safe at any moment, also half-way.
 *
 * Called when every frame of the log has been copied into the database file and the log not yet cut: after a crash in
 * between, the log is still there and the next checkpoint does it again. `log` and `database` are open files.
 * Answers how many pages held remains.
 */
export function scrubPages(log: number, database: number): number {
  const header = Buffer.alloc(logHeader);
  if (readSync(log, header, 0, logHeader, 0) < logHeader) return 0;
  const pageSize = header.readUInt32BE(8);
  const newest = new Map<number, number>();
  const head = Buffer.alloc(frameHeader);
  for (
    let at = logHeader;
    readSync(log, head, 0, frameHeader, at) === frameHeader;
    at += frameHeader + pageSize
  )
    newest.set(head.readUInt32BE(0), at + frameHeader);
  const page = Buffer.alloc(pageSize);
  let scrubbed = 0;
  for (const number of newest.keys()) {
    const at = (number - 1) * pageSize;
    if (readSync(database, page, 0, pageSize, at) < pageSize) continue;
    const room = unusedRoom(page, number === 1 ? 100 : 0);
    if (!room || page.subarray(room.from, room.to).every((byte) => byte === 0)) continue;
    page.fill(0, room.from, room.to);
    writeSync(database, page, room.from, room.to - room.from, at + room.from);
    scrubbed += 1;
  }
  return scrubbed;
}

/** Where a b-tree page holds nothing; undefined for every other page (their first bytes are the number of a page below 2^25). */
function unusedRoom(page: Buffer, start: number): { from: number; to: number } | undefined {
  const kind = page.readUInt8(start);
  if (!treePages.has(kind)) return undefined;
  const pointers = start + (interior.has(kind) ? 12 : 8);
  const from = pointers + 2 * page.readUInt16BE(start + 3);
  const to = page.readUInt16BE(start + 5) || 65_536;
  return from < to && to <= page.length ? { from, to } : undefined;
}
