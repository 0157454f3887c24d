import type { AnnouncementId, Instant, PersonId, UploadId } from "@tallenne/domain";
import type { Secret } from "@tallenne/runtime";
import { type Documents, keeps } from "@tallenne/store";
import { hkdfSync } from "node:crypto";
import { z } from "zod";

/** An upload that has not become content yet: whose it is, of which announcement, and what opens its file. */
export interface Upload {
  readonly id: UploadId;
  readonly version: number;
  readonly person: PersonId;
  readonly announcement: AnnouncementId;
  /** Bytes it will have. */
  readonly length: number;
  /** The client's mark of the file, so that another one of the same length does not go on in its place. */
  readonly fingerprint: string;
  /** Name of its file, which says nothing. */
  readonly file: string;
  /** Base64; with the service's secret it gives the key. Gone with the document, nothing opens the file. */
  readonly salt: string;
  readonly expiresAt: Instant;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  person: z.string(),
  announcement: z.string(),
  length: z.int(),
  fingerprint: z.string(),
  file: z.string(),
  salt: z.string(),
  expiresAt: z.string(),
});

const uploadsKept = keeps<Upload>("intake.uploads", {
  register: "each contact's own",
  personal: ["person"],
  term: "24 hours",
  indexes: ["announcement", "person", "expiresAt"],
  small: true,
  parse: (value) => kept.parse(value) as unknown as Upload,
});

/** Opens the collection. */
export function openUploads(documents: Documents) {
  return documents.open(uploadsKept);
}

const keyLength = 32;

/** The key an upload's pieces are sealed under. It is on no disk: half of it is the service's secret, half the document's salt. */
export function uploadKey(secret: Secret, { salt }: Pick<Upload, "salt">): Uint8Array {
  const material = secret.reveal("seal an upload on its way in");
  return new Uint8Array(
    hkdfSync("sha256", material, Buffer.from(salt, "base64"), "tallenne upload v1", keyLength),
  );
}
