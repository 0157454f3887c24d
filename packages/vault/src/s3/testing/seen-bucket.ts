import { join } from "node:path";
import { s3Address } from "../s3-address.ts";
import { isHeld, keptUntilOf } from "../s3-locks.ts";
import { s3Sweeper } from "../s3-sweeper.ts";
import { sendPart } from "../s3-sending.ts";
import { answerOf, bucketAs, unfinishedUploads } from "./by-hand.ts";
import { testBucket } from "./s3-room.ts";
import { type WayToStore, wayToStore } from "./way-to-store.ts";

/** What the store says of one version. */
interface SeenVersion {
  readonly key: string;
  readonly version: string;
  readonly mode: string | undefined;
  /** Epoch milliseconds. */
  readonly until: number | undefined;
  readonly isHeld: boolean;
}

/** A bucket of the test server, which the product uses over a way that can be cut, as the steward's credentials show it past the product. */
export interface SeenBucket {
  /** The product's settings, by their environment names. */
  readonly settings: Readonly<Record<string, string>>;
  readonly way: WayToStore;
  /** Every version below a prefix of keys. */
  versions(prefix: string): Promise<readonly SeenVersion[]>;
  /** Leaves an upload in parts unfinished under a prefix of keys, as a crash does. */
  leaveUnfinished(key: string): Promise<void>;
  /** How many uploads are unfinished. */
  unfinished(): Promise<number>;
  /** Tries to remove every version below a prefix, past governance; what the first answer was. */
  removeAll(prefix: string): Promise<"removed" | "refused">;
}

/** Makes one. */
export async function seenBucket(): Promise<SeenBucket> {
  const address = await testBucket();
  const { port, bucket } = s3Address("s3+http", address.slice("s3+http://".length));
  const way = await wayToStore(port ?? 0);
  // Whoever puts an object owns it: the bucket's owner sees less of it than the steward does.
  const steward = bucketAs(address, "steward");
  const folder = process.env["TALLENNE_TEST_S3_CREDENTIALS"] ?? "";
  const below = async (prefix: string) => {
    const found: { key: string; version: string }[] = [];
    for await (const { key, version } of s3Sweeper(steward).list(prefix)) found.push({ key, version });
    return found;
  };
  return {
    settings: {
      TALLENNE_VAULT: `s3+http://127.0.0.1:${way.port}/${bucket}`,
      TALLENNE_INTAKE_VAULT_CREDENTIALS_FILE: join(folder, "intake"),
      TALLENNE_READING_ROOM_VAULT_CREDENTIALS_FILE: join(folder, "reading-room"),
      TALLENNE_STEWARD_VAULT_CREDENTIALS_FILE: join(folder, "steward"),
    },
    way,
    versions: async (prefix) =>
      Promise.all(
        (await below(prefix)).map(async (one) => {
          const kept = await keptUntilOf(steward, one);
          return { ...one, mode: kept?.mode, until: kept?.until, isHeld: await isHeld(steward, one) };
        }),
      ),
    leaveUnfinished: async (key) => {
      const { client, name } = bucketAs(address, "intake");
      const upload = await client.initiateNewMultipartUpload(name, key, {});
      await sendPart({ client, name, signsDigest: true }, { key, upload, part: 1 }, Buffer.from("left"));
    },
    unfinished: () => unfinishedUploads(address),
    removeAll: async (prefix) => {
      for (const { key, version } of await below(prefix)) {
        const { client, name } = steward;
        const removal = { versionId: version, governanceBypass: true };
        const answer = await answerOf(() => client.removeObject(name, key, removal));
        if (answer === "refused") return answer;
      }
      return "removed";
    },
  };
}
