import type { Chance, Clock, Secret } from "@tallenne/runtime";
import type { CapabilityStatement } from "../../objects/capability.ts";
import { inPortWords } from "../s3-failure.ts";
import { schemeOf, UnknownScheme } from "../../scheme.ts";
import { canaryBucketOf } from "../prepare-bucket.ts";
import { s3Address } from "../s3-address.ts";
import { s3Bucket } from "../s3-client.ts";
import { s3Credentials } from "../s3-credentials.ts";
import { canaryStore } from "./canary-store.ts";
import { tryStore } from "./try-store.ts";

/** Looks whether a store keeps its promises; rejects `StoreAway` where it cannot be asked. */
export type StoreTrial = () => Promise<CapabilityStatement>;

/**
 * The trial of the store at an address, in the bucket of canaries beside the archive's, by the steward's credentials: it is the one place where the
 * steward puts. Undefined for a folder on disk, whose locks are simulated by its nature. Throws `UnknownScheme`, `BadCredentials`.
 */
export function storeTrialFrom(
  url: string,
  by: { readonly credentials: Secret | undefined; readonly clock: Clock; readonly chance: Chance },
): StoreTrial | undefined {
  const { scheme, rest } = schemeOf(url);
  if (scheme !== "s3+https" && scheme !== "s3+http") return undefined;
  const address = s3Address(scheme, rest);
  if (by.credentials === undefined)
    throw new UnknownScheme("An S3 store needs credentials: TALLENNE_STEWARD_VAULT_CREDENTIALS_FILE");
  const bucket = s3Bucket(
    { ...address, bucket: canaryBucketOf(address.bucket) },
    s3Credentials(by.credentials),
  );
  const store = canaryStore(bucket);
  return () => inPortWords(() => tryStore(store, by));
}
