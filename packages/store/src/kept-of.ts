import type { Document } from "./collection.ts";
import { declaredOf, type Kept } from "./kept.ts";
import { keepsEvents } from "./relay/numbered-events.ts";

/** Every collection of a service whose modules are loaded, by name, its feed with them: for moving its store whole. */
export function keptOf(service: string): readonly Kept<Document>[] {
  keepsEvents(service);
  return declaredOf(service);
}
