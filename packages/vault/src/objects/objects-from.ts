import type { Clock } from "@tallenne/runtime";
import { schemeOf, UnknownScheme } from "../scheme.ts";
import { diskObjects } from "./disk/disk-objects.ts";
import type { Objects } from "./object-port.ts";

/** The object store at an address: `file:<folder>`. Throws `UnknownScheme`; rejects with the system's error when it cannot be opened. */
export async function objectsFrom(url: string, settings: { readonly clock: Clock }): Promise<Objects> {
  const { scheme, rest } = schemeOf(url);
  if (scheme === "file" && rest !== "") return diskObjects({ folder: rest, ...settings });
  if (scheme === "s3+https")
    throw new UnknownScheme("An S3 store (s3+https:) is not built yet. What exists now: file:<folder>");
  throw new UnknownScheme("The vault address needs a scheme that is known. What exists now: file:<folder>");
}
