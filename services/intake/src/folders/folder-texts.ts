import type { DeliveryFiles } from "@tallenne/domain";
import { openBelow } from "./folder-files.ts";

/** Longest sidecar, bytes. */
const longestText = 1 << 20;
/** Longest row of an exchange, characters: what goes on without an end is a fault, not a memory. */
const longestLine = 1 << 16;

/**
 * How the small files of a folder are read. A last line that is not ended is left for the next look, as the exchange may be writing it, unless the folder
 * is said to be whole.
 */
export function folderTexts(
  folder: string,
  { isWhole = false }: { readonly isWhole?: boolean } = {},
): Pick<DeliveryFiles, "text" | "lines"> {
  return {
    async text(path) {
      const file = await openBelow(folder, path);
      try {
        const { size } = await file.stat();
        return size > longestText ? undefined : await file.readFile("utf8");
      } finally {
        await file.close();
      }
    },
    async *lines(path) {
      const file = await openBelow(folder, path);
      try {
        let rest = "";
        for await (const piece of file.createReadStream({ encoding: "utf8", autoClose: false })) {
          const lines = (rest + String(piece)).split("\n");
          rest = (lines.pop() ?? "").slice(0, longestLine);
          yield* lines;
        }
        if (isWhole && rest !== "") yield rest;
      } finally {
        await file.close();
      }
    },
  };
}
