import { type Chance, makeFolder, readIfPresent, syncFolder, writeDurably } from "@tallenne/runtime";
import { link, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { KeyringAway } from "../key-port.ts";
import { keyFileNamed } from "./key-file-name.ts";
import { sharedFile, sharedFolder } from "../../access-bits.ts";

/** The file that says a folder is a copy of a keyring, and of which. */
export const ringFile = "keyring.json";

/**
 * The id of the ring these folders are copies of. Without one a new ring is made; processes that start together agree on
 * one. `known` is the ring that a store remembers. Throws `KeyringAway` when no folder has that, when a folder has no ring but another has keys (a disk that is not mounted looks like an empty
 * folder), or when they belong to different rings.
 */
export async function ringIn(
  folders: readonly string[],
  { chance, known }: { readonly chance: Chance; readonly known?: string | undefined },
): Promise<string> {
  const found = await Promise.all(folders.map(ringOf));
  if (known !== undefined && found.every((ring) => ring !== known)) throw notTheKnown(known);
  if (found.includes(undefined)) {
    for (const folder of folders.filter((_, place) => found[place] !== undefined))
      if ((await readdir(folder)).some((name) => keyFileNamed(name) !== undefined)) throw notCopies();
    let ring = found.find((one) => one !== undefined) ?? newRing(chance);
    for (const folder of folders) ring = await claimRing(folder, ring, newRing(chance));
    return ringIn(folders, { chance, known });
  }
  const [first] = found;
  if (first === undefined || found.some((ring) => ring !== first)) throw notCopies();
  return first;
}

/** Gives the folder a ring unless it has one, and answers which it has: whoever links first decides. */
async function claimRing(folder: string, ring: string, once: string): Promise<string> {
  await makeFolder(folder, { mode: sharedFolder });
  const draft = `ring-${once}.json`;
  await writeDurably(folder, draft, `${ringText(ring)}\n`, {
    mode: sharedFile,
  });
  try {
    await link(join(folder, draft), join(folder, ringFile));
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== "EEXIST") throw failure;
  } finally {
    await rm(join(folder, draft));
  }
  await syncFolder(folder);
  return (await ringOf(folder)) ?? ring;
}

/** A person's word that an older copy of the keyring is all there is. */
interface Acceptance {
  /** The least generation that was accepted. */
  readonly generation: number;
  /** `<found> of <seen before>`, from the second time with its number: names the case, so that one word never serves for another. */
  readonly text: string;
}

/** The acceptance that stands in every folder's ring file, undefined where one lacks it or they differ. */
export async function acceptanceIn(folders: readonly string[]): Promise<Acceptance | undefined> {
  const texts = await Promise.all(folders.map(async (folder) => (await ringFileOf(folder))?.accepted));
  const [text] = texts;
  const [, generation] = /^(\d+) of \d+(?: again \d+)?$/.exec(text ?? "") ?? [];
  if (text === undefined || generation === undefined || texts.some((one) => one !== text)) return undefined;
  return { generation: Number(generation), text };
}

/** What a person may write where no newer copy of the ring is left: other words each time, also where the same copy is put back again. */
export async function acceptanceText(
  folders: readonly string[],
  {
    found,
    atLeast,
    used,
  }: { readonly found: number; readonly atLeast: number; readonly used: string | undefined },
): Promise<string> {
  const words = `${found} of ${atLeast}`;
  const [before, times] = used?.split(" again ") ?? [];
  const next = before === words ? `${words} again ${Number(times ?? 0) + 1}` : words;
  const ring = (await Promise.all(folders.map(ringOf))).find((one) => one !== undefined) ?? "";
  return (
    "Only where no newer copy is left, and with it every content sealed since is lost: " +
    `put ${ringText(ring, next)} as ${ringFile} into both folders and start again; ` +
    "the steward then destroys again every key whose destruction it knows."
  );
}

async function ringOf(folder: string): Promise<string | undefined> {
  return (await ringFileOf(folder))?.ring;
}

async function ringFileOf(
  folder: string,
): Promise<{ readonly ring: string; readonly accepted: string | undefined } | undefined> {
  const bytes = await readIfPresent(join(folder, ringFile));
  if (bytes === undefined) return undefined;
  try {
    const { ring, accepted } = JSON.parse(Buffer.from(bytes).toString("utf8")) as Record<string, unknown>;
    if (typeof ring === "string" && ring !== "")
      return { ring, accepted: typeof accepted === "string" ? accepted : undefined };
  } catch {
    // Not JSON: refused below like JSON without a ring.
  }
  throw new KeyringAway(`${ringFile} of a keyring folder cannot be read`);
}

/** What the ring file says. The id of a ring is no secret. */
function ringText(ring: string, accepted?: string): string {
  return JSON.stringify({ format: "tallenne-keyring-1", ring, accepted });
}

function newRing(chance: Chance): string {
  return Buffer.from(chance.bytes(16)).toString("hex");
}

function notTheKnown(known: string): KeyringAway {
  return new KeyringAway(
    "The folders of the keyring do not hold the keys with which this archive was written: they are empty, or of another keyring. " +
      "Is a disk not mounted? Put one of its two copies back. Nothing was made in their place. " +
      `Only where both are lost for good, and with them every content: put ${ringText(known)} as ${ringFile} into both folders and start again.`,
  );
}

function notCopies(): KeyringAway {
  return new KeyringAway(
    "The folders of the keyring are not copies of one ring. Is a disk not mounted? " +
      `To take a new, empty folder in, copy ${ringFile} into it from the other one.`,
  );
}
