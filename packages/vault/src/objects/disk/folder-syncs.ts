/**
 * Syncs of folders, shared: whoever asks while one of the same folder is under way waits for the next one with everybody else who does, because the one
 * under way may have begun before his entry was made. A sync that fails fails all who wait for it, and the next one is another's.
 */
export function folderSyncs(sync: (folder: string) => Promise<void>): (folder: string) => Promise<void> {
  const running = new Map<string, { readonly now: Promise<void>; next: Promise<void> | undefined }>();

  const begin = (folder: string): Promise<void> => {
    const one = { now: sync(folder), next: undefined as Promise<void> | undefined };
    running.set(folder, one);
    const end = (): void => {
      if (running.get(folder) === one) running.delete(folder);
    };
    one.now.then(end, end);
    return one.now;
  };
  return (folder) => {
    const one = running.get(folder);
    if (one === undefined) return begin(folder);
    one.next ??= one.now.then(
      () => begin(folder),
      () => begin(folder),
    );
    return one.next;
  };
}
