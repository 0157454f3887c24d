import { type Disk, type GrowingFile, nodeDisk } from "../log/disk.ts";

/** What goes wrong on a disk, as a test says; nothing until then. */
export interface Faults {
  /** Writes fail for want of room, after `written` bytes of each have gone through. */
  full: { readonly written: number } | undefined;
  /** Syncs fail with this code of the system. */
  syncFails: string | undefined;
  /** Syncs do not answer before this. */
  syncWaits: Promise<void> | undefined;
  /** Syncs of journals so far. */
  syncs: number;
}

/** The machine's disk below a folder, with faults; other folders are whole. */
export function faultyDisk(folder: string): { readonly disk: Disk; readonly faults: Faults } {
  const faults: Faults = { full: undefined, syncFails: undefined, syncWaits: undefined, syncs: 0 };
  const disk = nodeDisk();
  const isBelow = (path: string) => path.startsWith(folder);
  return {
    faults,
    disk: {
      ...disk,
      place: async (path, bytes) => {
        if (isBelow(path) && faults.full) throw systemError("ENOSPC");
        await disk.place(path, bytes);
      },
      create: async (path) => {
        if (isBelow(path) && faults.full) throw systemError("ENOSPC");
        const file = await disk.create(path);
        return isBelow(path) ? withFaults(file, faults) : file;
      },
    },
  };
}

function withFaults(file: GrowingFile, faults: Faults): GrowingFile {
  return {
    write: async (bytes) => {
      if (!faults.full) return await file.write(bytes);
      await file.write(bytes.subarray(0, faults.full.written));
      throw systemError("ENOSPC");
    },
    sync: async () => {
      await faults.syncWaits;
      if (faults.syncFails !== undefined) throw systemError(faults.syncFails);
      await file.sync();
      faults.syncs += 1;
    },
    cut: (length) => file.cut(length),
    close: () => file.close(),
  };
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: "write" });
}
