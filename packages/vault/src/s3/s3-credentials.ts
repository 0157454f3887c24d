import { Sensitive, type Secret } from "@tallenne/runtime";

/** Who a service is to the store. */
export interface S3Credentials {
  readonly accessKey: string;
  readonly secretKey: Secret;
}

/** Credentials that are none. They are not repeated. */
export class BadCredentials extends Error {
  readonly code = "bad-credentials";

  constructor() {
    super("credentials of an object store are its access key and its secret key, each on a line of its own");
    this.name = "BadCredentials";
  }
}

/** Reads `<access key>` and `<secret key>`, each on a line. Throws `BadCredentials`. */
export function s3Credentials(text: Secret): S3Credentials {
  const [accessKey = "", secretKey = "", ...more] = text
    .reveal("read the credentials of the object store")
    .trim()
    .split(/\s+/);
  if (accessKey === "" || secretKey === "" || more.length > 0) throw new BadCredentials();
  return { accessKey, secretKey: new Sensitive(secretKey) };
}
