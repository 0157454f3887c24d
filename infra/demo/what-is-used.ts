import { type Ffmpeg, findFfmpeg, jailedFfmpeg } from "@tallenne/media";
import { systemClock } from "@tallenne/runtime";
import { table } from "./table.ts";

/** The table of what this process uses, and what that means for whoever tries it. */
export async function whatIsUsed(folder: string): Promise<string> {
  const ffmpeg = await findFfmpeg({
    setting: process.env["TALLENNE_FFMPEG_BIN"] ?? process.env["FFMPEG_BIN"],
    searchPath: process.env["PATH"],
  });
  const { inmate } = await jailedFfmpeg(ffmpeg, systemClock);
  return table([
    ["Documents", `SQLite in ${folder}/store`, "embedded: one machine, no server to install"],
    ["Content", `sealed files in ${folder}/vault`, "unreadable without the keys beside them"],
    ["Keys", `keyring in ${folder}/keys`, "deleting a key deletes its content everywhere; in no backup"],
    ["Ledger", `Merkle log in ${folder}/ledger`, "tallenne-verify checks it offline"],
    [
      "ffmpeg",
      foundOf(ffmpeg),
      inmate === undefined
        ? "not used: PCM, A-law, µ-law, FLAC, Opus and MP3 come in without it; GSM, G.722, AMR, AAC, WMA are refused by name"
        : "decodes GSM, G.722, AMR, AAC and WMA in a jail; all other codecs come in without it",
    ],
    [
      "Sound",
      "16-bit WAV computed on the fly",
      "plays in every browser; masters stay as they came, a coded one has a sealed PCM copy beside it",
    ],
    ["Live visits", "socket.io on the same address", "WebSocket only; what is not renewed is silent in 2 s"],
    ["Node", process.version, "brought along; nothing of the machine is changed"],
  ]);
}

function foundOf(ffmpeg: Ffmpeg): string {
  return ffmpeg.from === "none" ? "none found" : `${ffmpeg.version} (${ffmpeg.from}, ${ffmpeg.licence})`;
}
