import type { Chance } from "@tallenne/runtime";
import { join } from "node:path";
import { schemeOf, UnknownScheme } from "../scheme.ts";
import { fileKeyring } from "./file/file-keyring.ts";
import type { Keyring } from "./key-port.ts";

/**
 * The keyring at an address: `file:<folder>,<folder>` names two folders, best on two disks; `file:<folder>` makes both
 * inside one. `atLeast` is the highest generation seen before. Throws `UnknownScheme`, `KeyringAway`, `KeyringRolledBack`.
 */
export async function keyringFrom(
  url: string,
  settings: { readonly chance: Chance; readonly atLeast?: number },
): Promise<Keyring> {
  const { scheme, rest } = schemeOf(url);
  if (scheme === "file") return fileKeyring({ ...settings, folders: foldersOf(rest) });
  if (scheme === "pkcs11")
    throw new UnknownScheme(
      "Keys on a PKCS#11 token (pkcs11:) are not built yet. What exists now: file:<folder>,<folder>",
    );
  throw new UnknownScheme(
    "The key address needs a scheme that is known. What exists now: file:<folder>,<folder>",
  );
}

function foldersOf(rest: string): readonly [string, string] {
  const [first = "", second, ...more] = rest.split(",");
  if (first === "" || second === "" || more.length > 0)
    throw new UnknownScheme("A file keyring is file:<folder>,<folder> or file:<folder>");
  return second === undefined ? [join(first, "first"), join(first, "second")] : [first, second];
}
