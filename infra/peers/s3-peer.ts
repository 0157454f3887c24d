import { type Asked, concerns } from "./asked.ts";
import { s3Server } from "./ceph.ts";
import type { NotRun } from "./not-run.ts";
import { Unobtainable } from "./unobtainable.ts";

/** Suites that speak to an S3 server and are nothing without one. */
const suites = [
  "packages/vault/src/s3",
  "infra/credentials/s3.test.ts",
  "tests/system/six-months-on-s3.test.ts",
  "tests/system/moving.test.ts",
];

/** Suites that run on servers where there are any, and on embedded stores elsewhere. */
const eitherWay = ["tests/system/apart.test.ts"];

const journeys = ["tests/system/all-in-one.test.ts", "tests/system/apart.test.ts"];

/** Starts an S3 server for the suites asked for, and says which of them cannot run. */
export async function s3Peer(
  asked: Asked,
  made: {
    readonly peers: string;
    readonly say: (words: string) => void;
    readonly environment: Record<string, string>;
    readonly ignored: string[];
    readonly notRun: NotRun[];
  },
): Promise<void> {
  // A campaign: the journeys of the system suite on it, in place of a folder.
  const isCampaign = process.env["TALLENNE_TEST_VAULT"] === "s3";
  const wanted = [...suites, ...(isCampaign ? journeys : [])].filter((suite) => concerns(asked, suite));
  const used = eitherWay.filter((suite) => concerns(asked, suite));
  if (wanted.length === 0 && used.length === 0) return;
  try {
    const server = await s3Server(made.peers, made.say);
    made.say(`S3 server: ${server.name}`);
    made.environment["TALLENNE_TEST_S3_URL"] = server.url;
    made.environment["TALLENNE_TEST_S3_CREDENTIALS"] = server.credentials;
  } catch (problem) {
    if (!(problem instanceof Unobtainable)) throw problem;
    made.notRun.push({ suite: "vault/s3", peer: "ceph", reason: problem.message });
    made.ignored.push(...wanted);
  }
}
