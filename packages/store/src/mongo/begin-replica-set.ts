import { pause, systemClock } from "@tallenne/runtime";
import mongoose from "mongoose";

const alreadyBegun = 23;
const waitMs = 20_000;
const lookEveryMs = 100;

/** Makes a replica set of one member of a new server and waits until it is the primary. Nothing is done where one was begun before. */
export async function beginReplicaSet(address: string): Promise<void> {
  const connection = await mongoose.createConnection(address, { directConnection: true }).asPromise();
  try {
    const admin = connection.getClient().db("admin");
    await admin.command({ replSetInitiate: {} }).catch((failure: unknown) => {
      if ((failure as { code?: unknown }).code !== alreadyBegun) throw failure;
    });
    const until = systemClock.monotonic() + waitMs;
    while ((await admin.command({ hello: 1 }))["isWritablePrimary"] !== true) {
      if (systemClock.monotonic() > until) throw new Error("the replica set has chosen no primary");
      await pause(systemClock, lookEveryMs);
    }
  } finally {
    await connection.close();
  }
}
