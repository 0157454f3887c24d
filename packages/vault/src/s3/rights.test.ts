import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import { seededChance, systemClock } from "@tallenne/runtime";
import { LEGAL_HOLD_STATUS, RETENTION_MODES } from "minio";
import type { S3Bucket } from "./s3-client.ts";
import { codeOf } from "./s3-failure.ts";
import { bucketAs } from "./testing/by-hand.ts";
import { type S3User, testBucket } from "./testing/s3-room.ts";

jest.setTimeout(60_000);

const chance = seededChance("rights");
const keyOf = () => `${chance.id("contact")}/${chance.id("part")}`;
let address: string;
let held: { key: string; version: string };
/** Objects that a removal may take, one for each who tries. */
let spare: { key: string; version: string }[] = [];

async function putAsOwner(): Promise<{ key: string; version: string }> {
  const { client, name } = bucketAs(address, "owner");
  const key = keyOf();
  const { versionId } = await client.putObject(name, key, "sealed");
  return { key, version: versionId ?? "" };
}

beforeAll(async () => {
  address = await testBucket();
  held = await putAsOwner();
  spare = await Promise.all(Array.from({ length: 40 }, putAsOwner));
  const { client, name } = bucketAs(address, "owner");
  const { key, version } = held;
  await (client.setObjectLegalHold(name, key, {
    versionId: version,
    status: LEGAL_HOLD_STATUS.ENABLED,
  }) as unknown as Promise<void>);
});

const next = () => spare.pop() ?? held;
const later = () => new Date(systemClock.now() + 1000).toISOString();

/** Every verb that the services, or somebody with their credentials, could try. */
const verbs: Record<string, (bucket: S3Bucket) => Promise<unknown>> = {
  get: ({ client, name }) => client.getObject(name, held.key).then((answer) => answer.destroy()),
  put: ({ client, name }) => client.putObject(name, keyOf(), "sealed"),
  "put retention": ({ client, name }) => {
    const { key, version } = next();
    return client.putObjectRetention(name, key, {
      mode: RETENTION_MODES.GOVERNANCE,
      retainUntilDate: later(),
      versionId: version,
    });
  },
  list: ({ client, name }) => client.listObjectsQuery(name, "", "", { Delimiter: "", MaxKeys: 1 }),
  "list versions": ({ client, name }) =>
    client.listObjectsQuery(name, "", "", { Delimiter: "", MaxKeys: 1, IncludeVersion: true }),
  "list uploads": ({ client, name }) => client.listIncompleteUploadsQuery(name, "", "", "", ""),
  "delete version": ({ client, name }) => {
    const { key, version } = next();
    return client.removeObject(name, key, { versionId: version });
  },
  "mark deleted": ({ client, name }) => client.removeObject(name, next().key),
  "get hold": ({ client, name }) => client.getObjectLegalHold(name, held.key, { versionId: held.version }),
  "lift hold": ({ client, name }) =>
    client.setObjectLegalHold(name, held.key, {
      versionId: held.version,
      status: LEGAL_HOLD_STATUS.DISABLED,
    }) as unknown as Promise<void>,
  "change rights": ({ client, name }) => client.setBucketPolicy(name, "{}"),
  "read rights": ({ client, name }) => client.getBucketPolicy(name),
  "stop versions": ({ client, name }) => client.setBucketVersioning(name, { Status: "Suspended" }),
  "change lock rule": ({ client, name }) =>
    client.setObjectLockConfig(name, {} as never) as unknown as Promise<void>,
  "change lifecycle": ({ client, name }) => client.removeBucketLifecycle(name),
  "remove the bucket": ({ client, name }) => client.removeBucket(name),
};

/** What each may: architecture §1, flows §2. Everything else is refused by the running server, not by our good manners. */
const allowed: Record<Exclude<S3User, "owner">, readonly string[]> = {
  intake: ["get", "put", "put retention"],
  "reading-room": ["get"],
  steward: ["get", "list", "list versions", "list uploads", "delete version", "get hold", "lift hold"],
  nobody: [],
};

describe("what the credentials of a service can do with the bucket", () => {
  const users = Object.keys(allowed) as (keyof typeof allowed)[];
  test.each(users)("%s can do its own work and is refused everything else", async (user) => {
    const bucket = bucketAs(address, user);
    const done: string[] = [];
    for (const [verb, act] of Object.entries(verbs))
      try {
        await act(bucket);
        done.push(verb);
      } catch (failure) {
        expect([verb, codeOf(failure)]).toEqual([verb, "AccessDenied"]);
      }
    expect(done).toEqual(allowed[user]);
  });

  test("the owner can do all of it, so that a refusal above is one of rights (the control)", async () => {
    const bucket = bucketAs(address, "owner");
    for (const verb of [
      "get",
      "put",
      "put retention",
      "list",
      "list versions",
      "list uploads",
      "read rights",
    ])
      await verbs[verb]?.(bucket);
    await verbs["mark deleted"]?.(bucket);
    await verbs["lift hold"]?.(bucket);
  });
});
