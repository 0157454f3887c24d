import { pause, systemClock } from "@tallenne/runtime";
import mongoose from "mongoose";

/** As `--replSet` names it. */
const setName = "tallenne";
const alreadyBegun = 23;
const waitMs = 20_000;
const lookEveryMs = 100;

/**
 * Makes a replica set of a new server, with further `members` (`host:port`, its own first) where there are any, and waits until it has a primary. Nothing
 * is done where one was begun before.
 */
export async function beginReplicaSet(address: string, members: readonly string[] = []): Promise<void> {
  const connection = await mongoose.createConnection(address, { directConnection: true }).asPromise();
  try {
    const admin = connection.getClient().db("admin");
    const listed = members.map((host, number) => ({ _id: number, host }));
    const wanted = listed.length === 0 ? {} : { _id: setName, members: listed };
    await admin.command({ replSetInitiate: wanted }).catch((failure: unknown) => {
      if ((failure as { code?: unknown }).code !== alreadyBegun) throw failure;
    });
    const until = systemClock.monotonic() + waitMs;
    // Any member may be chosen; each knows which one was.
    while ((await admin.command({ hello: 1 }))["primary"] === undefined) {
      if (systemClock.monotonic() > until) throw new Error("the replica set has chosen no primary");
      await pause(systemClock, lookEveryMs);
    }
  } finally {
    await connection.close();
  }
}
