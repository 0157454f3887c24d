import { existsSync } from "node:fs";
import { join } from "node:path";
import { unpackDebian } from "./debian.ts";
import { Unobtainable } from "./unobtainable.ts";

/** The same prompts of a telephone exchange in three codecs, 568 files of each. */
const packages = ["wav", "gsm", "g722"].map((codec) => `asterisk-core-sounds-en-${codec}`);

/** The folder of Debian's real telephone recordings, unpacked below `peers` (no root, 42 MB). Rejects with `Unobtainable`. */
export async function telephoneSounds(peers: string, say: (words: string) => void): Promise<string> {
  const root = await unpackDebian(packages, join(peers, "telephone-sounds"), say);
  const folder = join(root, "usr/share/asterisk/sounds/en_US_f_Allison");
  if (!existsSync(folder)) throw new Unobtainable("Debian's telephone sounds lie elsewhere now");
  return folder;
}
