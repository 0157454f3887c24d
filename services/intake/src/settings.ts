import { address, everywhere, secret } from "@tallenne/runtime";
import { foldersNamed } from "./folders/watched-folder.ts";
import { z } from "zod";

/** Settings of intake. */
export const intakeSettings = z.object({
  ...everywhere,
  store: address("Where documents are kept: `sqlite:<folder>` or `mongodb://…`.").default(
    "sqlite:./data/store",
  ),
  vault: address("Where sealed objects are kept: `file:<folder>` or `s3+https://<host>/<bucket>`.").default(
    "file:./data/vault",
  ),
  intakeVaultCredentials: secret(
    "Who intake is to an S3 store: its access key and its secret key, each on a line.",
  ).optional(),
  staging: z
    .string()
    .min(1)
    .default("./data/staging")
    .meta({ description: "Folder of uploads on their way in; sealed, emptied at every start." }),
  intakeSecret: secret(
    "Keys the marks of sources and contents; at least 32 characters. Made at the first start when left out.",
    32,
  ).optional(),
  largestRecording: z.coerce
    .number()
    .int()
    .min(1_000_000)
    .default(8_000_000_000)
    .meta({ description: "Largest recording taken, bytes." }),
  ffmpegBin: z.string().min(1).optional().meta({
    description:
      "The ffmpeg that decodes GSM, G.722, AMR, AAC and their like; `none` to use none. Left out: `FFMPEG_BIN`, the PATH, ffmpeg-static.",
  }),
  folders: z
    .string()
    .refine((setting) => foldersNamed(setting) !== undefined)
    .default("")
    .meta({
      description:
        "Watched folders, each after the name of its enrolled source: `<source>=<folder>`, several with `;` between.",
    }),
  foldersAfterwards: z.enum(["remove", "keep"]).default("remove").meta({
    description:
      "What becomes of a recording of a watched folder once it is kept: it is removed, or moved to `done/` there, where nobody but you deletes it.",
  }),
  foldersSettled: z.coerce
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(10)
    .meta({ description: "Seconds in which a file of a watched folder has not changed before it is read." }),
});
export type IntakeSettings = z.output<typeof intakeSettings>;
