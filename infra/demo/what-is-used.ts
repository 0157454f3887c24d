import { findFfmpeg } from "@tallenne/media";
import { table } from "./progress.ts";

/** The table of what this process uses, and what that means for whoever tries it. */
export async function whatIsUsed(folder: string): Promise<string> {
  const ffmpeg = await findFfmpeg({
    setting: process.env["FFMPEG_BIN"],
    searchPath: process.env["PATH"],
  });
  const found =
    ffmpeg.from === "none" ? "none found" : `${ffmpeg.version} (${ffmpeg.from}, ${ffmpeg.licence})`;
  return table([
    ["Documents", `SQLite in ${folder}/store`, "embedded: one machine, no server to install"],
    ["Content", `sealed files in ${folder}/vault`, "unreadable without the keys beside them"],
    ["Keys", `keyring in ${folder}/keys`, "deleting a key deletes its content everywhere; in no backup"],
    ["Ledger", `Merkle log in ${folder}/ledger`, "tallenne-verify checks it offline"],
    [
      "ffmpeg",
      found,
      "not needed: recordings are PCM, A-law or µ-law in WAV; other codecs are refused by name",
    ],
    ["Sound", "16-bit WAV computed on the fly", "plays in every browser, nothing is transcoded or stored"],
    ["Node", process.version, "brought along; nothing of the machine is changed"],
  ]);
}
