import cyrillic400 from "@fontsource/source-sans-3/files/source-sans-3-cyrillic-400-normal.woff?url";
import cyrillic600 from "@fontsource/source-sans-3/files/source-sans-3-cyrillic-600-normal.woff?url";
import greek400 from "@fontsource/source-sans-3/files/source-sans-3-greek-400-normal.woff?url";
import greek600 from "@fontsource/source-sans-3/files/source-sans-3-greek-600-normal.woff?url";
import latin400 from "@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff?url";
import latin600 from "@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff?url";
import latinExt400 from "@fontsource/source-sans-3/files/source-sans-3-latin-ext-400-normal.woff?url";
import latinExt600 from "@fontsource/source-sans-3/files/source-sans-3-latin-ext-600-normal.woff?url";
import vietnamese400 from "@fontsource/source-sans-3/files/source-sans-3-vietnamese-400-normal.woff?url";
import vietnamese600 from "@fontsource/source-sans-3/files/source-sans-3-vietnamese-600-normal.woff?url";
import type { LetterDocument } from "@tallenne/letters";
import { Failure } from "../api/failure.ts";
import { beginWaiting } from "../api/under-way.ts";
import { now } from "../platform/clock.ts";

/** Names of people come from all of Europe; Finnish and Swedish are found in the first file. */
const regular = [latin400, latinExt400, vietnamese400, cyrillic400, greek400];
const semibold = [latin600, latinExt600, vietnamese600, cyrillic600, greek600];

/**
 * The letter as a PDF file, made on this machine: its words are here already, and no service learns to read them for it. The setter comes when it is first
 * needed. Throws `Unprintable` of the letters' package, `Failure` where the typeface cannot be fetched.
 */
export async function makeLetter(letter: LetterDocument): Promise<Blob> {
  return await made(letter).finally(beginWaiting("letter", now()));
}

async function made(letter: LetterDocument): Promise<Blob> {
  const [{ letterPdf }, ...weights] = await Promise.all([
    import("@tallenne/letters"),
    Promise.all(regular.map(fetched)),
    Promise.all(semibold.map(fetched)),
  ]);
  const [light, bold] = weights;
  const bytes = await letterPdf(letter, { regular: light, semibold: bold });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/pdf" });
}

async function fetched(address: string): Promise<Uint8Array> {
  const response = await fetch(address, { credentials: "same-origin" }).catch(() => undefined);
  if (response?.ok !== true) throw new Failure("network");
  return new Uint8Array(await response.arrayBuffer());
}
