export { keyringConformance, type KeyringRoom } from "./conformance/keys.ts";
export { objectsConformance, type ObjectsRoom } from "./conformance/objects.ts";
export { type SeenBucket, seenBucket } from "./s3/testing/seen-bucket.ts";
