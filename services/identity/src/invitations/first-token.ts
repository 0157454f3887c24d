import { type Chance, readIfPresent, removeDurably, makeFolder, writeDurably } from "@tallenne/runtime";
import { join } from "node:path";

/** Name of the file, in the folder of secrets, that holds the one-time token until the first administrator is made. */
export const firstTokenFile = "first-administrator-token";

/** The one-time token of the first start: the one in the file, or a new one. Readable by the owner of the process only. */
export async function firstToken(folder: string, chance: Chance): Promise<string> {
  const kept = await readToken(folder);
  if (kept !== undefined) return kept;
  const made = Buffer.from(chance.bytes(32)).toString("base64url");
  await makeFolder(folder);
  await writeDurably(folder, firstTokenFile, `${made}\n`);
  return made;
}

/** The token is used: its file goes. */
export async function forgetFirstToken(folder: string): Promise<void> {
  await removeDurably(join(folder, firstTokenFile));
}

/**
 * The one-time link of the first start, to be printed for whoever starts the archive; undefined when the first administrator exists. `folder` is the
 * folder of secrets, `origin` the address under which browsers know the archive. The token stands behind `#`: it reaches no server and no log.
 */
export async function firstStartLink(folder: string, origin: string): Promise<string | undefined> {
  const token = await readToken(folder);
  return token === undefined ? undefined : `${origin}/first-start#token=${token}`;
}

async function readToken(folder: string): Promise<string | undefined> {
  const bytes = await readIfPresent(join(folder, firstTokenFile));
  const token = bytes === undefined ? "" : Buffer.from(bytes).toString("utf8").trim();
  return token === "" ? undefined : token;
}
