import { type Decoders, findFfmpeg, type JailedFfmpeg, jailedFfmpeg, openDecoders } from "@tallenne/media";
import { type Clock, type Log, processSettings } from "@tallenne/runtime";

/** The decoders of this process, and the ffmpeg that some of them need. */
export interface SoundDecoders {
  readonly decoders: Decoders;
  readonly ffmpeg: Promise<JailedFfmpeg>;
}

/** In the setting: no ffmpeg is looked for. */
const unwanted = "none";

/**
 * Looks for ffmpeg while the service starts: `TALLENNE_FFMPEG_BIN`, `FFMPEG_BIN` as ffmpeg-static reads it too, the PATH, ffmpeg-static. What is found, and
 * whether it decodes inside the jail, is told to the log once.
 */
export function soundDecoders(
  setting: string | undefined,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): SoundDecoders {
  const ffmpeg = look(setting, clock, log);
  return { decoders: openDecoders({ ffmpeg, clock }), ffmpeg };
}

async function look(setting: string | undefined, clock: Clock, log: Log): Promise<JailedFfmpeg> {
  if (setting === unwanted) return { ffmpeg: { from: "none" } };
  const { environment } = processSettings;
  const found = await findFfmpeg({
    setting: setting ?? environment["FFMPEG_BIN"],
    searchPath: environment["PATH"],
  });
  const jailed = await jailedFfmpeg(found, clock);
  const about =
    found.from === "none" ? {} : { version: found.version, licence: found.licence, file: found.file };
  log.info({
    event: "ffmpeg-looked-for",
    from: found.from,
    ...about,
    inJail: jailed.inmate !== undefined,
  });
  return jailed;
}
