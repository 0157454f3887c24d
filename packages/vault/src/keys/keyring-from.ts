import type { Chance, KeptPrint } from "@tallenne/runtime";
import { join } from "node:path";
import { schemeOf, UnknownScheme } from "../scheme.ts";
import { type FileKeyring, fileKeyring } from "./file/file-keyring.ts";
import type { Keyring } from "./key-port.ts";
import { keptGeneration } from "./kept-generation.ts";

/**
 * The keyring at an address: `file:<folder>,<folder>` names two folders, best on two disks; `file:<folder>` makes both
 * inside one. `atLeast` is the highest generation seen before, `known` the id of the ring seen before. Throws `UnknownScheme`, `KeyringAway`, `KeyringRolledBack`.
 */
export async function keyringFrom(
  url: string,
  settings: {
    readonly chance: Chance;
    readonly atLeast?: number;
    readonly known?: string | undefined;
    readonly usedAcceptance?: string | undefined;
  },
): Promise<FileKeyring> {
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

/** What a store remembers of the keyring: its id, and the highest generation it saw. */
interface RingMemory {
  readonly print: KeptPrint;
  readonly generation: KeptPrint;
}

/**
 * The keyring that a store remembers, or at the first start a new one, which it will remember. An emptied or exchanged keyring is `KeyringAway`, never a
 * new ring: an empty ring would make every content look destroyed. An older copy of the right one is `KeyringRolledBack`: destroyed keys would open again.
 * Where a person accepted the older copy (`keyring.json`), `onAccepted` destroys again what must be gone, before anything is remembered anew.
 */
export async function ringKnown(
  url: string,
  {
    chance,
    print,
    generation,
    onAccepted,
  }: RingMemory & {
    readonly chance: Chance;
    readonly onAccepted?: (keyring: Keyring) => Promise<void>;
  },
): Promise<Keyring> {
  const known = await print.read();
  const seen = keptGeneration(generation);
  const { atLeast, usedAcceptance } = await seen.read();
  const keyring = await keyringFrom(url, { chance, known, atLeast, usedAcceptance });
  if (known === undefined) await print.write(keyring.ring);
  if (keyring.accepted !== undefined) await onAccepted?.(keyring);
  await seen.start(await keyring.generation(), keyring.accepted);
  return seen.watching(keyring);
}

function foldersOf(rest: string): readonly [string, string] {
  const [first = "", second, ...more] = rest.split(",");
  if (first === "" || second === "" || more.length > 0)
    throw new UnknownScheme("A file keyring is file:<folder>,<folder> or file:<folder>");
  return second === undefined ? [join(first, "first"), join(first, "second")] : [first, second];
}
