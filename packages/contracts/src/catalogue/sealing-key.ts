import { publicHalf } from "../contact.ts";
import { operation } from "../operation.ts";
import { oneOf, text, whole } from "../scalar.ts";
import { nothing } from "./shape.ts";
import { z } from "zod";

export const sealingKeys = operation({
  id: "sealingKeys",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/sealing-keys",
  summary: "The newest open public half of a bucket, or null: it is then marked wanted.",
  caller: { who: "services", callers: ["intake"] },
  trail: { none: "a leaf read" },
  promises: ["A10.1"],
  body: z.strictObject({ bucket: text("Bucket.", 120, "calls/standard/2027-05-24") }),
  reply: z
    .strictObject({ half: publicHalf.nullable() })
    .meta({ description: "Public half or null.", example: {} }),
  problems: ["bad-input"],
});

export const publishSealingKeys = operation({
  id: "publishSealingKeys",
  service: "catalogue",
  audience: "internal",
  method: "post",
  path: "/v1/sealing-keys/published",
  summary: "Signed public halves of new bucket versions.",
  caller: { who: "services", callers: ["reading-room"] },
  trail: { none: "public halves only; minting is in the ledger" },
  promises: [],
  body: z.strictObject({
    halves: z.array(publicHalf).max(500).meta({ description: "Halves.", example: [] }),
  }),
  reply: nothing,
  problems: ["bad-input", "store-full"],
});

export const wantedBuckets = operation({
  id: "wantedBuckets",
  service: "catalogue",
  audience: "internal",
  method: "get",
  path: "/v1/sealing-keys/wanted",
  summary: "Buckets somebody asked a key for, and those that exist.",
  caller: { who: "services", callers: ["reading-room"] },
  trail: { none: "a leaf read" },
  promises: [],
  reply: z
    .strictObject({
      wanted: z
        .array(text("Bucket.", 120, "calls/standard/2027-05-24"))
        .meta({ description: "Wanted.", example: [] }),
      held: z
        .array(
          z.strictObject({
            bucket: text("Bucket.", 120),
            bucketVersion: whole("Newest version."),
            state: oneOf(["open", "closed"], "State."),
          }),
        )
        .meta({ description: "Published.", example: [] }),
    })
    .meta({ description: "Buckets.", example: {} }),
  problems: [],
});
