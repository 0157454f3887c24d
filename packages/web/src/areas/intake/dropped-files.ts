/** A file of a folder that was dropped or chosen: its path below the folder, with `/`. */
export interface DroppedFile {
  readonly path: string;
  readonly file: File;
}

/** Files beside which nobody looks: what systems and programs put into folders. */
const hidden = /(^|\/)(\.|Thumbs\.db$|desktop\.ini$)/;

/** The files of a folder chosen with the button. */
export function chosenFiles(list: FileList): readonly DroppedFile[] {
  return [...list]
    .map((file) => ({ path: file.webkitRelativePath.split("/").slice(1).join("/") || file.name, file }))
    .filter(({ path }) => !hidden.test(path));
}

/** The files of folders, or of single files, dropped onto the page. Entries must be taken while the event runs: afterwards they are empty. */
export async function droppedFiles(items: DataTransferItemList): Promise<readonly DroppedFile[]> {
  const taken = [...items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const below = await Promise.all(
    taken.map(async ({ entry, file }): Promise<readonly DroppedFile[]> => {
      // What a program puts down has no place in a file system.
      if (entry === null) return file === null ? [] : [{ path: file.name, file }];
      return filesOf(entry, entry.isDirectory ? undefined : "");
    }),
  );
  return below.flat().filter(({ path }) => !hidden.test(path));
}

/** Paths begin below the folder that was dropped: `place` is undefined for that folder itself. */
async function filesOf(entry: FileSystemEntry, place: string | undefined): Promise<readonly DroppedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ path: `${place ?? ""}${entry.name}`, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: DroppedFile[] = [];
  // A reader gives a part at a time, and an empty one at its end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return found;
    const inside = place === undefined ? "" : `${place}${entry.name}/`;
    for (const one of some) found.push(...(await filesOf(one, inside)));
  }
}

/** How the small files of a folder are read. */
export function textsOf(files: ReadonlyMap<string, File>) {
  const longest = 1 << 20;
  return {
    text: async (path: string): Promise<string | undefined> => {
      const file = files.get(path);
      return file === undefined || file.size > longest ? undefined : file.text();
    },
    async *lines(path: string): AsyncIterable<string> {
      const reader = files.get(path)?.stream().pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) break;
        const lines = (rest + value).split("\n");
        rest = lines.pop() ?? "";
        yield* lines;
      }
      if (rest !== "") yield rest;
    },
  };
}

const sampled = 1 << 16;

/** A mark of a file by its size, date, beginning and end, so that its upload goes on after a reload and no other's does. Its name is not in it. */
export async function fingerprintOf(file: File): Promise<string> {
  const words = new TextEncoder().encode(`${file.size} ${file.lastModified} `);
  const parts = [file.slice(0, sampled), file.slice(Math.max(0, file.size - sampled))];
  const bytes = await new Blob([words, ...parts]).arrayBuffer();
  return hexOf(await crypto.subtle.digest("SHA-256", bytes));
}

/** Content-Digest of RFC 9530. */
export async function digestField(piece: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await piece.arrayBuffer()));
  return `sha-256=:${btoa(String.fromCodePoint(...digest))}:`;
}

function hexOf(buffer: ArrayBuffer): string {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
