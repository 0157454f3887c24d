import { Sensitive, type Secret, systemClock } from "@tallenne/runtime";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ObjectsRoom } from "../../conformance/objects.ts";
import type { Objects } from "../../objects/object-port.ts";
import { objectsFrom } from "../../objects/objects-from.ts";
import { prepareBucket } from "../prepare-bucket.ts";
import type { ObjectClaims } from "../put-in-s3.ts";

/** The users of the test server. */
export type S3User = "owner" | "intake" | "reading-room" | "steward" | "nobody";

/** The S3 server that the test command prepared. Throws where the suite was started without it. */
export function testServer(): { readonly url: string; readonly credentials: (user: S3User) => Secret } {
  const url = process.env["TALLENNE_TEST_S3_URL"];
  const folder = process.env["TALLENNE_TEST_S3_CREDENTIALS"];
  if (url === undefined || folder === undefined)
    throw new Error("TALLENNE_TEST_S3_URL is not set: run the suite by its command, test packages/vault");
  return { url, credentials: (user) => new Sensitive(readFileSync(join(folder, user), "utf8")) };
}

/** Who the services are to the test server. */
const testPrincipals = {
  intake: "arn:aws:iam:::user/intake",
  readingRoom: "arn:aws:iam:::user/reading-room",
  steward: "arn:aws:iam:::user/steward",
};

/** A new bucket of a name of its own, prepared; answers its address. */
export async function testBucket(): Promise<string> {
  const { url, credentials } = testServer();
  const address = `${url}/tallenne-${crypto.randomUUID()}`;
  await prepareBucket(address, { credentials: credentials("owner"), principals: testPrincipals });
  return address;
}

/** Claims as a service's documents would keep them. */
export function claimsInMemory(): ObjectClaims {
  const taken = new Set<string>();
  return {
    take: (key) => Promise.resolve(taken.size < taken.add(key).size),
    release: (key) => Promise.resolve(void taken.delete(key)),
  };
}

/** The store at an address, with each power by the credentials of the service that has it. */
export async function byEachService(address: string, claims: ObjectClaims): Promise<Objects> {
  const { credentials } = testServer();
  const as = (user: S3User) =>
    objectsFrom(address, { clock: systemClock, credentials: credentials(user), claims });
  const [{ reader, nature }, { writer }, { sweeper }] = await Promise.all([
    as("reading-room"),
    as("intake"),
    as("steward"),
  ]);
  return { reader, writer, sweeper, nature };
}

let bucket: Promise<string> | undefined;

/** A room of the conformance suite: one bucket for all, emptied after each test by the steward's own power. */
export async function s3Room(): Promise<ObjectsRoom> {
  bucket ??= testBucket();
  const address = await bucket;
  const claims = claimsInMemory();
  const open = () => byEachService(address, claims);
  return {
    open,
    leave: async () => {
      const { sweeper } = await open();
      for await (const { key, version } of sweeper.list("")) {
        await sweeper.lock(key, version, false);
        await sweeper.remove(key, version);
      }
    },
  };
}
