import { type FileCalls, fileCalls, NoSpace, type ObjectWriter } from "@tallenne/vault";

/** The file system of this machine, whose disk is full when told. */
export function fullCalls(isFull: () => boolean): FileCalls {
  return {
    ...fileCalls,
    create: async (path) => {
      const file = await fileCalls.create(path);
      return {
        ...file,
        append: (pieces) => (isFull() ? Promise.reject(noSpace()) : file.append(pieces)),
      };
    },
  };
}

/** A writer of objects whose disk is full when told. */
export function fullWhen(writer: ObjectWriter, isFull: () => boolean): ObjectWriter {
  return {
    ...writer,
    put: (...asked) => (isFull() ? Promise.reject(new NoSpace()) : writer.put(...asked)),
  };
}

function noSpace(): Error {
  return Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
}
