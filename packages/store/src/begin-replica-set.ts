/** Makes a replica set of one member of a new MongoDB server, which is the least that keeps a write safe, and waits until it is the primary. */
export async function beginReplicaSet(address: string): Promise<void> {
  // Only where it is needed: no service loads the driver that does not use it.
  const mongo = await import("./mongo/begin-replica-set.ts");
  await mongo.beginReplicaSet(address);
}
