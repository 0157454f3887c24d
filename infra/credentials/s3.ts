// Prepares an S3 bucket for an archive by the owner's credentials (handbook, s3.md). Repeating it changes nothing.
//   node infra/credentials/s3.ts --bucket s3+https://<host>/<bucket> --owner <file> --intake <who> --reading-room <who> --steward <who>
import { Sensitive } from "@tallenne/runtime";
import { prepareBucket } from "@tallenne/vault";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    bucket: { type: "string" },
    owner: { type: "string" },
    intake: { type: "string" },
    "reading-room": { type: "string" },
    steward: { type: "string" },
  },
});
const { bucket, owner, intake, steward, "reading-room": readingRoom } = values;
try {
  if (!bucket || !owner || !intake || !readingRoom || !steward)
    throw new Error("All five are needed: --bucket, --owner (a file), --intake, --reading-room, --steward.");
  await prepareBucket(bucket, {
    credentials: new Sensitive(readFileSync(owner, "utf8")),
    principals: { intake, readingRoom, steward },
  });
  process.stdout.write("The bucket and the one of its canaries are ready.\n");
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
  process.exitCode = 1;
}
