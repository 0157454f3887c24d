import { s3Address } from "../s3-address.ts";
import { type S3Bucket, s3Bucket } from "../s3-client.ts";
import { s3Credentials } from "../s3-credentials.ts";
import { codeOf } from "../s3-failure.ts";
import { type S3User, testServer } from "./s3-room.ts";

/** A bucket of the test server as one user sees it, past the port. */
export function bucketAs(address: string, user: S3User): S3Bucket {
  const rest = address.slice(address.indexOf("://") + 3);
  return s3Bucket(s3Address("s3+http", rest), s3Credentials(testServer().credentials(user)));
}

/** What the store says when a user removes a version. */
export async function removesAs(
  address: string,
  user: S3User,
  {
    key,
    version,
    bypass = false,
  }: { readonly key: string; readonly version: string; readonly bypass?: boolean },
): Promise<"removed" | "refused"> {
  const { client, name } = bucketAs(address, user);
  return answerOf(() => client.removeObject(name, key, { versionId: version, governanceBypass: bypass }));
}

/** Whether an act is done or refused. Rejects with every other failure. */
export async function answerOf(act: () => Promise<unknown>): Promise<"removed" | "refused"> {
  try {
    await act();
    return "removed";
  } catch (failure) {
    if (codeOf(failure) === "AccessDenied") return "refused";
    throw failure;
  }
}

/** Somebody past the program puts a second version and then a mark of deletion. */
export async function putsOver(address: string, key: string): Promise<void> {
  const { client, name } = bucketAs(address, "owner");
  await client.putObject(name, key, "other");
  await client.removeObject(name, key);
}

/** How many uploads in parts were begun and neither ended nor given up. */
export async function unfinishedUploads(address: string): Promise<number> {
  const { client, name } = bucketAs(address, "owner");
  return (await client.listIncompleteUploadsQuery(name, "", "", "", "")).uploads.length;
}
