import type { KeptPrint } from "@tallenne/runtime";
import type { Keyring } from "./key-port.ts";

/** The highest generation of a keyring that one process saw, kept in its own store: what tells an older copy that was put back. */
export interface KeptGeneration {
  read(): Promise<{ readonly atLeast: number; readonly usedAcceptance: string | undefined }>;
  /** Remembers the generation found at a start, a lower one too where a person accepted it. */
  start(generation: number, accepted: string | undefined): Promise<void>;
  /** The keyring, every minting and destruction of which is remembered before it answers. */
  watching(keyring: Keyring): Keyring;
}

/** Keeps it as `<generation>` or `<generation>;<the acceptance last used>`. Throws a `TypeError` where something else stands there. */
export function keptGeneration(kept: KeptPrint): KeptGeneration {
  let highest = 0;
  let used: string | undefined;
  // One after the other: of two that end at once the higher one stands last.
  let writing: Promise<void> = Promise.resolve();
  const write = (): Promise<void> => kept.write(used === undefined ? `${highest}` : `${highest};${used}`);
  const after = async (former: Promise<void>, generation: number): Promise<void> => {
    // A failed write is the failure of the act that asked for it; the next one writes anew.
    await former.catch(() => undefined);
    if (generation <= highest) return;
    highest = generation;
    await write();
  };
  const note = (generation: number): Promise<void> => (writing = after(writing, generation));
  return {
    read: async () => {
      const text = await kept.read();
      if (text === undefined) return { atLeast: 0, usedAcceptance: undefined };
      const [, generation, acceptance] = /^(\d+)(?:;(.+))?$/.exec(text) ?? [];
      if (generation === undefined) throw new TypeError("not a kept generation of a keyring");
      used = acceptance;
      return { atLeast: Number(generation), usedAcceptance: acceptance };
    },
    start: async (generation, accepted) => {
      highest = generation;
      used = accepted ?? used;
      await write();
    },
    watching: (keyring) => ({
      ...keyring,
      minter: (credential) => {
        const mint = keyring.minter(credential);
        return {
          ...mint,
          mint: async (bucket) => {
            const half = await mint.mint(bucket);
            await note(await keyring.generation());
            return half;
          },
        };
      },
      destroyer: () => {
        const destroyer = keyring.destroyer();
        return {
          ...destroyer,
          destroy: async (version) => {
            const evidence = await destroyer.destroy(version);
            await note(evidence.generation);
            return evidence;
          },
        };
      },
    }),
  };
}
