import { type Asked, concerns } from "./asked.ts";
import { mongoProgram } from "./mongo-program.ts";
import { startMongo } from "./mongo-server.ts";
import type { NotRun } from "./not-run.ts";
import { Unobtainable } from "./unobtainable.ts";

/** Suites on one server for all of them. */
const suites = [
  "packages/store/src/mongo/mongo-documents.test.ts",
  "packages/store/src/mongo/model-of.test.ts",
  "tests/mongo/explained.test.ts",
  "tests/system/moving.test.ts",
];
/** Suites that run on servers where there are any, and on embedded stores elsewhere. */
const eitherWay = ["tests/system/apart.test.ts"];
/** Suites that start and end servers of their own, and so need the program. */
const startingSuites = ["tests/faults/mongo-killed.test.ts", "tests/mongo/accounts.test.ts"];

/** Three members that fail over: the stand-in has only one. */
const failOver = "tests/faults/mongo-fail-over.test.ts";

const nothing = async (): Promise<void> => undefined;

/** Finds or starts a server for the suites asked for and names it; answers how it is ended. */
export async function mongoPeers(
  asked: Asked,
  made: {
    readonly peers: string;
    readonly say: (words: string) => void;
    readonly environment: Record<string, string>;
    readonly ignored: string[];
    readonly notRun: NotRun[];
  },
): Promise<() => Promise<void>> {
  const { peers, say, environment, ignored, notRun } = made;
  const wanted = suites.filter((suite) => concerns(asked, suite));
  const used = eitherWay.filter((suite) => concerns(asked, suite));
  const starting = startingSuites.filter((suite) => concerns(asked, suite));
  const isFailOver = concerns(asked, failOver);
  if ([...wanted, ...used, ...starting].length === 0 && !isFailOver) return nothing;
  const withoutFailOver = (reason: string) => {
    if (isFailOver) notRun.push({ suite: "faults/mongo-fail-over", peer: "mongod", reason });
    ignored.push(failOver);
  };
  const without = (paths: readonly string[], suite: string, reason: string) => {
    notRun.push({ suite, peer: "mongo", reason });
    ignored.push(...paths);
  };
  if (process.env["TALLENNE_TEST_MONGO_URL"] !== undefined) {
    say("MongoDB: the server of TALLENNE_TEST_MONGO_URL");
    if (starting.length > 0)
      without(starting, "faults/mongo", "the server of TALLENNE_TEST_MONGO_URL is not ours to kill");
    withoutFailOver("the server of TALLENNE_TEST_MONGO_URL is not ours to kill");
    return nothing;
  }
  try {
    const program = await mongoProgram(peers, say);
    environment["TALLENNE_TEST_MONGO_PROGRAM"] = JSON.stringify(program);
    say(`MongoDB: ${program.name}${program.isReal ? "" : ", a stand-in: no mongod on this machine"}`);
    if (!program.isReal) withoutFailOver("no mongod on this machine, and its stand-in has one member");
    if (wanted.length === 0 && used.length === 0) return nothing;
    const server = await startMongo(program);
    environment["TALLENNE_TEST_MONGO_URL"] = server.url;
    return () => server.end();
  } catch (problem) {
    if (!(problem instanceof Unobtainable)) throw problem;
    without([...wanted, ...starting, failOver], "mongo conformance", `no server: ${problem.message}`);
    return nothing;
  }
}
