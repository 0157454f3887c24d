/**
 * Leaves nothing of a visit in the browser: storages, caches, databases, what the history entry remembers, what the page is called. What the
 * program held in memory is dropped by those who held it, and by the reload that follows.
 */
export async function wipe(): Promise<void> {
  document.title = "Tallenne";
  history.replaceState(null, "", "/terminal");
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // A browser without storage has nothing to clear.
  }
  const names = "caches" in window ? await caches.keys() : [];
  await Promise.all(names.map((name) => caches.delete(name)));
  for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
}
