import { RETENTION_MODES, RETENTION_VALIDITY_UNITS } from "minio";
import type { Secret } from "@tallenne/runtime";
import { StoreAway } from "../objects/object-port.ts";
import { schemeOf, UnknownScheme } from "../scheme.ts";
import { archivePolicy, canaryPolicy, type ServicePrincipals } from "./bucket-policy.ts";
import { type S3Address, s3Address } from "./s3-address.ts";
import { type S3Bucket, s3Bucket } from "./s3-client.ts";
import { s3Credentials } from "./s3-credentials.ts";
import { codeOf, inPortWords } from "./s3-failure.ts";
import { markName } from "./s3-reader.ts";

/** The bucket in which the steward tries the store's promises, beside the archive's. */
export const canaryBucketOf = (bucket: string) => `${bucket}-canaries`;

/**
 * Makes an archive's bucket and the one of its canaries: versions and locks on, each service's rights, parts of broken uploads forgotten after a day. By the
 * owner's credentials, which no service ever holds; repeating it changes nothing. Rejects `UnknownScheme`, `StoreAway`, also where the store gave less than
 * was asked.
 */
export async function prepareBucket(
  url: string,
  owner: { readonly credentials: Secret; readonly principals: ServicePrincipals },
): Promise<void> {
  const { scheme, rest } = schemeOf(url);
  if (scheme !== "s3+https" && scheme !== "s3+http")
    throw new UnknownScheme("A bucket is prepared at s3+https://<host>/<bucket>");
  const address = s3Address(scheme, rest);
  const canaries = { ...address, bucket: canaryBucketOf(address.bucket) };
  const credentials = s3Credentials(owner.credentials);
  await inPortWords(async () => {
    await prepareOne(
      s3Bucket(address, credentials),
      address,
      archivePolicy(address.bucket, owner.principals),
    );
    const tried = s3Bucket(canaries, credentials);
    await prepareOne(tried, canaries, canaryPolicy(canaries.bucket, owner.principals));
    await keepByDefault(tried);
  });
}

/** Every canary is kept for a day unless said otherwise: so a trial sees whether a default holds for each object, not for the first alone. */
async function keepByDefault({ client, name }: S3Bucket): Promise<void> {
  const rule = { mode: RETENTION_MODES.GOVERNANCE, unit: RETENTION_VALIDITY_UNITS.DAYS, validity: 1 };
  await (client.setObjectLockConfig(name, rule) as unknown as Promise<void>);
}

/** Whether the bucket keeps every version and refuses to remove what is locked. */
async function locksAndVersions({ client, name }: Pick<S3Bucket, "client" | "name">): Promise<boolean> {
  // Promises, whatever the client's types say of them.
  const locks = await (client.getObjectLockConfig(name) as unknown as Promise<unknown>);
  const versions = await (client.getBucketVersioning(name) as unknown as Promise<unknown>);
  return (
    (locks as { objectLockEnabled?: string }).objectLockEnabled === "Enabled" &&
    (versions as { Status?: string }).Status === "Enabled"
  );
}

async function prepareOne({ client, name }: S3Bucket, { region }: S3Address, policy: string): Promise<void> {
  try {
    await client.makeBucket(name, region, { ObjectLocking: true });
  } catch (failure) {
    if (!["BucketAlreadyOwnedByYou", "BucketAlreadyExists"].includes(codeOf(failure))) throw failure;
  }
  if (!(await locksAndVersions({ client, name }))) throw new StoreAway("broken-answer");
  await client.setBucketPolicy(name, policy);
  await client.setBucketLifecycle(name, {
    Rule: [
      {
        ID: "broken-uploads",
        Status: "Enabled",
        Filter: { Prefix: "" },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ],
  });
  await client.putObject(
    name,
    markName,
    "An archive of Tallenne. Whoever may read this may read in this bucket.\n",
  );
}
