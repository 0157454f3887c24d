import { type Collection, type Document, type Documents, StoreFull } from "@tallenne/store";

/** The documents on a medium that tests can fill: then every write finds no room, and what is there can still be read. */
export function fillableDocuments(documents: Documents, medium: { readonly full: boolean }): Documents {
  const inRoom = <T>(write: () => Promise<T>): Promise<T> =>
    medium.full ? Promise.reject(new StoreFull(new Error("no space left"))) : write();
  return {
    ...documents,
    async open(declaration) {
      const opened = await documents.open(declaration);
      return writingBy(opened, inRoom);
    },
  };
}

function writingBy<T extends Document>(
  opened: Collection<T>,
  inRoom: <R>(write: () => Promise<R>) => Promise<R>,
): Collection<T> {
  return {
    ...opened,
    insert: (document) => inRoom(() => opened.insert(document)),
    replace: (document) => inRoom(() => opened.replace(document)),
    change: (id, alter) => inRoom(() => opened.change(id, alter)),
    remove: (id, version) => inRoom(() => opened.remove(id, version)),
  };
}
