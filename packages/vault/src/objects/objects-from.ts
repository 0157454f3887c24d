import type { Clock, Secret } from "@tallenne/runtime";
import { s3Address } from "../s3/s3-address.ts";
import { s3Bucket } from "../s3/s3-client.ts";
import { s3Credentials } from "../s3/s3-credentials.ts";
import type { ObjectClaims } from "../s3/put-in-s3.ts";
import { s3Objects } from "../s3/s3-objects.ts";
import { schemeOf, UnknownScheme } from "../scheme.ts";
import { diskObjects } from "./disk/disk-objects.ts";
import type { Objects } from "./object-port.ts";

/** What opening an object store takes. */
export interface ObjectsSettings {
  readonly clock: Clock;
  /** Of this service at an S3 store: its access key and secret key, each on a line. */
  readonly credentials?: Secret | undefined;
  /** Who may put under which key; for the service that puts in an S3 store. */
  readonly claims?: ObjectClaims;
}

const known = "What exists now: file:<folder>, s3+https://<host>/<bucket>";

/**
 * The object store at an address: `file:<folder>`, `s3+https://<host>/<bucket>`. Throws `UnknownScheme`, `BadCredentials`; rejects with the system's error
 * when a folder cannot be opened. An S3 store is not asked yet: one that is away is away for whoever asks it first.
 */
export async function objectsFrom(url: string, settings: ObjectsSettings): Promise<Objects> {
  const { scheme, rest } = schemeOf(url);
  const { clock, credentials, claims } = settings;
  if (scheme === "file" && rest !== "") return diskObjects({ folder: rest, clock });
  if (scheme === "s3+https" || scheme === "s3+http") {
    const address = s3Address(scheme, rest);
    if (credentials === undefined)
      throw new UnknownScheme(
        "An S3 store needs credentials: the TALLENNE_…_VAULT_CREDENTIALS_FILE of this service",
      );
    return s3Objects(s3Bucket(address, s3Credentials(credentials)), claims);
  }
  throw new UnknownScheme(`The vault address needs a scheme that is known. ${known}`);
}
