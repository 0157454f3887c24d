import type { Chance } from "@tallenne/runtime";
import { type Keyring, KeyringRolledBack } from "../key-port.ts";
import { fileKeyDestroyer } from "./file-key-destroyer.ts";
import { fileKeyMint } from "./file-key-mint.ts";
import { fileKeyOpener } from "./file-key-opener.ts";
import { keyFolder } from "./key-folder.ts";
import { generationOf, mendCopies, ringEntries } from "./ring-entries.ts";
import { acceptanceIn, acceptanceText, ringIn } from "./ring-file.ts";

/** A file keyring, and by which words of a person an older copy was accepted at this opening. */
export interface FileKeyring extends Keyring {
  readonly accepted: string | undefined;
}

/**
 * A keyring of sealed files (flows D11): one file per bucket version in each of two folders, under a root key that only
 * who opens has. Several processes may share the folders. They belong in no backup: losing both loses the content.
 */
export async function fileKeyring(settings: {
  readonly folders: readonly [string, string];
  readonly chance: Chance;
  readonly atLeast?: number;
  readonly known?: string | undefined;
  /** What a person's acceptance of an older copy was used for before: it counts once. */
  readonly usedAcceptance?: string | undefined;
}): Promise<FileKeyring> {
  const ring = await ringIn(settings.folders, settings);
  const folders = settings.folders.map(keyFolder);
  await mendCopies(folders);
  const generation = async (): Promise<number> => generationOf(await ringEntries(folders));
  const found = await generation();
  const accepted = await acceptedOf(found, settings);
  return {
    accepted,
    ring,
    minter: (credential) => fileKeyMint({ ring, folders, ...credential }),
    opener: (credential) => fileKeyOpener({ ring, folders, ...credential }),
    destroyer: () => fileKeyDestroyer(folders),
    generation,
  };
}

/** The acceptance that lets an older copy be opened; undefined where the copy is none. Throws `KeyringRolledBack` without one. */
async function acceptedOf(
  found: number,
  { folders, atLeast = 0, usedAcceptance }: Parameters<typeof fileKeyring>[0],
): Promise<string | undefined> {
  if (found >= atLeast) return undefined;
  const accepted = await acceptanceIn(folders);
  if (accepted !== undefined && accepted.text !== usedAcceptance && accepted.generation <= found)
    return accepted.text;
  throw new KeyringRolledBack(
    found,
    atLeast,
    await acceptanceText(folders, { found, atLeast, used: usedAcceptance }),
  );
}
