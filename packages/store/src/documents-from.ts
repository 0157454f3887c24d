import type { Chance } from "@tallenne/runtime";
import type { Documents } from "./documents.ts";
import { sqliteDocuments } from "./sqlite/sqlite-documents.ts";
import { type StoreFailed, UnsupportedStore } from "./store-errors.ts";

const supported =
  "supported are sqlite:<folder>, such as sqlite:./data/store, mongodb://… and mongodb+srv://…";

/**
 * Opens the documents of a service at an address: `sqlite:<folder>`, or a MongoDB server. Rejects with `UnsupportedStore` for other schemes,
 * naming the scheme only, because an address may carry a password.
 */
export async function documentsFrom(
  address: string,
  around: {
    service: string;
    chance?: Chance;
    /** Told once when the medium has failed, or another process has taken the store: from then on it answers nothing, and only a new start helps. */
    onFailed?: ((failure: StoreFailed) => void) | undefined;
  },
): Promise<Documents> {
  const scheme = /^([a-z][a-z0-9+.-]*):/.exec(address)?.[1] ?? "no scheme";
  const rest = address.slice(scheme.length + 1);
  if (scheme === "sqlite" && rest !== "") return sqliteDocuments({ folder: rest, ...around });
  if (scheme === "mongodb" || scheme === "mongodb+srv") {
    // Only where it is chosen: loading it takes as long as the rest of a start.
    const { mongoDocuments } = await import("./mongo/mongo-documents.ts");
    return mongoDocuments({ address, ...around });
  }
  throw new UnsupportedStore(scheme, supported);
}
