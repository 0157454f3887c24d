import { NoSpace, ObjectExists, ObjectMissing, StoreAway } from "../objects/object-port.ts";

const missing = new Set(["NoSuchKey", "NoSuchVersion", "NotFound", "NoSuchUpload"]);
const taken = new Set(["PreconditionFailed", "ConditionalRequestConflict"]);
const full = new Set(["QuotaExceeded", "InsufficientStorage", "EntityTooLarge", "XMinioStorageFull"]);
const refused = new Set([
  "AccessDenied",
  "InvalidAccessKeyId",
  "SignatureDoesNotMatch",
  "RequestTimeTooSkewed",
  "NoSuchBucket",
  "AccountProblem",
]);
const busy = new Set(["SlowDown", "ServiceUnavailable", "InternalError", "RequestTimeout"]);
const ofTheWay = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
]);

/** The store's own word for a failure (`AccessDenied`, `ECONNREFUSED`), "" where it has none. */
export function codeOf(failure: unknown): string {
  const { code } = (failure ?? {}) as { readonly code?: unknown };
  return typeof code === "string" ? code : "";
}

/** A failure of the store in the words of the port; what is none of the store's comes back as it is. */
export function asPortFailure(failure: unknown): unknown {
  if (failure instanceof StoreAway) return failure;
  const code = codeOf(failure);
  if (missing.has(code)) return new ObjectMissing();
  if (taken.has(code)) return new ObjectExists();
  if (full.has(code)) return new NoSpace();
  if (refused.has(code)) return new StoreAway("refused", failure);
  if (busy.has(code)) return new StoreAway("busy", failure);
  if (ofTheWay.has(code)) return new StoreAway("unreachable", failure);
  return isOfTheClient(failure) ? new StoreAway("broken-answer", failure) : failure;
}

/** Answers nobody can read, and what TLS says: an error of the client's own kinds, or one with a code of the system. */
function isOfTheClient(failure: unknown): boolean {
  if (!(failure instanceof Error) || failure instanceof TypeError || failure instanceof RangeError)
    return false;
  return (
    /^(S3Error|InvalidXMLError)$/.test(failure.name) ||
    /^(ERR_|CERT_|UNABLE_TO|HPE_|DEPTH_|SELF_)/.test(codeOf(failure))
  );
}

/** Acts, and tells what fails in the port's words. */
export async function inPortWords<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (failure) {
    throw asPortFailure(failure);
  }
}
