import { Client } from "minio";
import type { S3Address } from "./s3-address.ts";
import type { S3Credentials } from "./s3-credentials.ts";
import { s3Transport } from "./s3-transport.ts";

/** A bucket and the client that speaks to its store. */
export interface S3Bucket {
  readonly client: Client;
  readonly name: string;
  /** Whether the client signs the digest of what it sends: where the way is not encrypted. */
  readonly signsDigest: boolean;
}

/** Milliseconds in which nothing moves before a request is given up. */
const usualPatience = 15_000;

/** A client for one bucket. Nothing is sent yet. */
export function s3Bucket(
  address: S3Address,
  credentials: S3Credentials,
  patience: number = usualPatience,
): S3Bucket {
  const { host, port, isSecure, bucket, region } = address;
  const client = new Client({
    endPoint: host,
    ...(port === undefined ? {} : { port }),
    useSSL: isSecure,
    region,
    accessKey: credentials.accessKey,
    secretKey: credentials.secretKey.reveal("sign a request to the object store"),
    pathStyle: true,
    retryOptions: { disableRetry: true },
    ...s3Transport(isSecure, patience),
  });
  return { client, name: bucket, signsDigest: !isSecure };
}
