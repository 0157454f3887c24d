import type { Chance } from "@tallenne/runtime";
import { type Keyring, KeyringRolledBack } from "../key-port.ts";
import { fileKeyDestroyer } from "./file-key-destroyer.ts";
import { fileKeyMint } from "./file-key-mint.ts";
import { fileKeyOpener } from "./file-key-opener.ts";
import { keyFolder } from "./key-folder.ts";
import { generationOf, mendCopies, ringEntries } from "./ring-entries.ts";
import { ringIn } from "./ring-file.ts";

/**
 * A keyring of sealed files (flows D11): one file per bucket version in each of two folders, under a root key that only
 * who opens has. Several processes may share the folders. They belong in no backup: losing both loses the content.
 */
export async function fileKeyring(settings: {
  readonly folders: readonly [string, string];
  readonly chance: Chance;
  readonly atLeast?: number;
  readonly known?: string | undefined;
}): Promise<Keyring> {
  const ring = await ringIn(settings.folders, settings);
  const folders = settings.folders.map(keyFolder);
  await mendCopies(folders);
  const generation = async (): Promise<number> => generationOf(await ringEntries(folders));
  const found = await generation();
  if (found < (settings.atLeast ?? 0)) throw new KeyringRolledBack(found, settings.atLeast ?? 0);
  return {
    ring,
    minter: (credential) => fileKeyMint({ ring, folders, ...credential }),
    opener: (credential) => fileKeyOpener({ ring, folders, ...credential }),
    destroyer: () => fileKeyDestroyer(folders),
    generation,
  };
}
