import { z } from "zod";
import { operation } from "../operation.ts";
import { code, idOf, instant, text, whole } from "../scalar.ts";
import { registerCode } from "../standing.ts";
import { announced, announcement } from "./announcement.ts";
import { ofPerson } from "../refusals.ts";

const nothing = z.strictObject({}).meta({ description: "Nothing.", example: {} });
const ofUpload = z.strictObject({ upload: idOf("upload", "The upload.") });
const ofEveryPerson = [...ofPerson, "unknown"] as const;
/** What is tried again later. */
const notNow = ["key-wanted", "peer-away", "store-away", "store-full", "busy"] as const;
/** The ledger knows of the contact by `handOverContact`; its bytes tell nothing more. */
const toldBefore = { none: "the handing over stands in the ledger; these are its bytes" } as const;
const person = { who: "person", act: "contact.hand-over" } as const;
const promises = ["A3", "A10.1"] as const;

export const listSources = operation({
  id: "listSources",
  service: "intake",
  audience: "public",
  method: "get",
  path: "/v1/sources",
  summary: "Enrolled recorders and gateways, without their tokens.",
  caller: { who: "person", act: "intake.oversee" },
  trail: { none: "machines and what they may announce; no contact and no person" },
  promises,
  reply: z
    .strictObject({
      sources: z
        .array(
          z.strictObject({
            id: idOf("source", "The source."),
            name: code("Name.", "vaihde-1"),
            registers: z.array(registerCode).meta({ description: "Registers.", example: ["calls"] }),
            lines: z
              .array(text("Line.", 64, "henkiloasiakkaat"))
              .meta({ description: "Lines it may announce.", example: [] }),
          }),
        )
        .meta({ description: "By name.", example: [] }),
    })
    .meta({ description: "Sources.", example: {} }),
  problems: [...ofPerson],
});

export const handOverContact = operation({
  id: "handOverContact",
  service: "intake",
  audience: "public",
  method: "post",
  path: "/v1/sources/:source/announcements",
  summary:
    "A person announces what a source recorded, through the source's own gates. 201: upload the content; 202: it waits in quarantine; 200: known already.",
  caller: person,
  trail: { before: "intake.handed-over" },
  promises: ["A3", "A4.1", "A6.2", "A7", "A9", "A10.1"],
  params: z.strictObject({ source: idOf("source", "The source.") }),
  body: announcement
    .omit({ sentAt: true })
    .meta({ description: "An announcement; the archive's clock says when it is handed over.", example: {} }),
  reply: announced,
  status: 201,
  alsoStatus: [200, 202],
  problems: [
    ...ofEveryPerson,
    "no-ledger",
    "never-record",
    "already-expired",
    "rejected-by-person",
    ...notNow,
  ],
});

export const createUpload = operation({
  id: "createUpload",
  service: "intake",
  audience: "public",
  method: "post",
  path: "/v1/announcements/:announcement/uploads",
  summary:
    "tus 1.0 creation: Upload-Length, and Upload-Metadata with a fingerprint of the file. An unfinished upload of the same file is answered again.",
  caller: person,
  trail: toldBefore,
  promises,
  params: z.strictObject({ announcement: idOf("announcement", "The announcement.") }),
  reply: z
    .strictObject({
      upload: idOf("upload", "The upload."),
      offset: whole("Bytes that are here durably."),
      expiresAt: instant("When it is dropped if it is not finished."),
    })
    .meta({ description: "An upload; its address stands in Location.", example: {} }),
  status: 201,
  problems: [...ofEveryPerson, "conflict", "too-large", "staging-full", "store-full", "busy"],
});

export const readUpload = operation({
  id: "readUpload",
  service: "intake",
  audience: "public",
  method: "head",
  path: "/v1/uploads/:upload",
  summary: "tus 1.0: how far an upload has come, in Upload-Offset.",
  caller: person,
  trail: toldBefore,
  promises,
  params: ofUpload,
  reply: nothing,
  status: 204,
  problems: [...ofEveryPerson, "busy"],
});

export const appendToUpload = operation({
  id: "appendToUpload",
  service: "intake",
  audience: "public",
  method: "patch",
  path: "/v1/uploads/:upload",
  summary:
    "tus 1.0: bytes from Upload-Offset on. What the answer's Upload-Offset counts is durable. Content-Digest (RFC 9530, sha-256) of these bytes is checked.",
  caller: person,
  trail: toldBefore,
  promises,
  params: ofUpload,
  body: "stream",
  reply: nothing,
  status: 204,
  problems: [
    ...ofEveryPerson,
    "conflict",
    "digest-differs",
    "too-large",
    "staging-full",
    "store-full",
    "busy",
  ],
});

export const finishUpload = operation({
  id: "finishUpload",
  service: "intake",
  audience: "public",
  method: "post",
  path: "/v1/uploads/:upload/content",
  summary:
    "Takes a whole upload in as the content of its announcement. 200: the same content was kept before.",
  caller: person,
  trail: { with: "contact.ingested" },
  promises: ["A5.0", "A6.1", "A6.5", "A6.9", "A10.1"],
  params: ofUpload,
  reply: announced,
  status: 201,
  alsoStatus: [200],
  problems: [
    ...ofEveryPerson,
    "conflict",
    "content-refused",
    "codec-needs-ffmpeg",
    "too-large",
    "other-content",
    "already-expired",
    "staging-full",
    ...notNow,
  ],
});

export const dropUpload = operation({
  id: "dropUpload",
  service: "intake",
  audience: "public",
  method: "delete",
  path: "/v1/uploads/:upload",
  summary: "tus 1.0 termination: the bytes are removed.",
  caller: person,
  trail: toldBefore,
  promises,
  params: ofUpload,
  reply: nothing,
  status: 204,
  problems: [...ofEveryPerson, "store-full", "busy"],
});
