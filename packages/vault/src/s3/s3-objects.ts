import type { Objects } from "../objects/object-port.ts";
import { type ObjectClaims, putInS3 } from "./put-in-s3.ts";
import type { S3Bucket } from "./s3-client.ts";
import { s3Reader } from "./s3-reader.ts";
import { s3Sweeper } from "./s3-sweeper.ts";

/**
 * Objects in a versioned bucket of an S3 store. Each power works only with credentials that have it: what a service is handed here and what the store lets
 * it do are two locks on one door.
 */
export function s3Objects(bucket: S3Bucket, claims?: ObjectClaims): Objects {
  const reader = s3Reader(bucket);
  return {
    reader,
    writer: {
      get: (key, span) => reader.get(key, span),
      getSpan: (key, span) => reader.getSpan(key, span),
      put: (key, source, terms) => putInS3({ bucket, claims }, { key, source, ...terms }),
    },
    sweeper: s3Sweeper(bucket),
    nature: { adapter: "s3", locks: "store", versions: "many" },
  };
}
