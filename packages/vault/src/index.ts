export { type DamageCode, Damaged } from "./sealing/damaged.ts";
export {
  headerLength,
  keyLength,
  plainLength,
  saltLength,
  sealedChunkLength,
  sealedLength,
} from "./sealing/sealed-layout.ts";
export type { SealingKey } from "./sealing/chunk-keys.ts";
export { type Sealing, type SealingStream, sealingStream } from "./sealing/sealing-stream.ts";
export { sealBytes } from "./sealing/seal-bytes.ts";
export { openBytes } from "./sealing/open-bytes.ts";
export { type OpenedObject, openRange, openSealed, type SealedSource } from "./sealing/open-sealed.ts";
export {
  type Bucket,
  type BucketClass,
  bucketClasses,
  bucketCovers,
  bucketNamed,
  bucketOf,
  type BucketVersion,
} from "./buckets/bucket.ts";
export {
  isLatePart,
  noteContext,
  statementContext,
  evaluationContext,
  isPartKind,
  type LatePart,
  type Part,
  partContext,
  partKey,
  type PartKind,
} from "./parts/part.ts";
export type { Binding, WrapKind } from "./wraps/binding.ts";
export { blindKeyOf } from "./wraps/blind-key.ts";
export { type PrivateHalf, unwrapKey, type Wrap, wrapKey, WrongBucket } from "./wraps/wrap.ts";
export {
  type PublicHalf,
  type SignedHalf,
  signHalf,
  type TrustedHalf,
  UntrustedHalf,
  verifyHalf,
} from "./wraps/public-half.ts";
export {
  type Envelope,
  type EnvelopeBinding,
  envelopeFormat,
  openEnvelope,
  sealEnvelope,
} from "./wraps/envelope.ts";
export { canonicalJson, type Json } from "./wraps/canonical-json.ts";
export {
  type DestructionEvidence,
  type KeyDestroyer,
  KeyGone,
  type KeyMint,
  type KeyOpener,
  type Keyring,
  KeyringAway,
  KeyringRolledBack,
} from "./keys/key-port.ts";
export { keyringFrom, ringKnown } from "./keys/keyring-from.ts";
export {
  type ByteSpan,
  NoSpace,
  type ObjectEntry,
  ObjectExists,
  ObjectLocked,
  ObjectMissing,
  type ObjectReader,
  type Objects,
  type ObjectSweeper,
  type ObjectWriter,
  type PutReceipt,
  StoreAway,
  type StoreNature,
  WrongLength,
} from "./objects/object-port.ts";
export { BadCredentials } from "./s3/s3-credentials.ts";
export type { ObjectClaims } from "./s3/put-in-s3.ts";
export { prepareBucket } from "./s3/prepare-bucket.ts";
export type { ServicePrincipals } from "./s3/bucket-policy.ts";
export { BadObjectKey } from "./objects/object-key.ts";
export { type FileCalls, fileCalls, type WrittenFile } from "./objects/disk/file-calls.ts";
export { objectsFrom } from "./objects/objects-from.ts";
export type { CapabilityCheck, CapabilityStatement } from "./objects/capability.ts";
export { probeObjects } from "./objects/probe-objects.ts";
export { type StoreTrial, storeTrialFrom } from "./s3/trial/store-trial.ts";
export { type KeptUpload, type KeptUploads, keptUploads, longestPiece } from "./staging/kept-upload.ts";
export { openStaging, type Staging } from "./staging/staging.ts";
export type { StagedUpload } from "./staging/staged-upload.ts";
export { UnknownScheme } from "./scheme.ts";
