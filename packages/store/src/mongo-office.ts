import type { Chance } from "@tallenne/runtime";

/**
 * Makes a replica set named `tallenne` of a new MongoDB server, alone or with further `members` (`host:port`, its own first), and waits until it has a
 * primary.
 */
export async function beginReplicaSet(address: string, members: readonly string[] = []): Promise<void> {
  // Only where it is needed: no service loads the driver that does not use it.
  const mongo = await import("./mongo/begin-replica-set.ts");
  await mongo.beginReplicaSet(address, members);
}

/** The account of one service at a MongoDB server. */
export interface StoreAccount {
  readonly service: string;
  /** What `TALLENNE_STORE` of that service is: with the password, so only in a file of its own. */
  readonly address: string;
}

const passwordBytes = 24;

/**
 * Makes an account for each service, with a new password, that may read and write the service's own database and no other. `address` is that of an
 * administrator of accounts, with the name of the archive as its database where it is not `tallenne`. Run again, it gives new passwords.
 */
export async function makeStoreAccounts(
  address: string,
  { services, chance }: { readonly services: readonly string[]; readonly chance: Chance },
): Promise<readonly StoreAccount[]> {
  const { databaseOf } = await import("./mongo/database-of.ts");
  const { makeAccount } = await import("./mongo/make-account.ts");
  const made: StoreAccount[] = [];
  for (const service of services) {
    const database = databaseOf(address, service);
    const password = Buffer.from(chance.bytes(passwordBytes)).toString("base64url");
    await makeAccount(address, { database, password });
    made.push({ service, address: addressFor(address, { database, password, service }) });
  }
  return made;
}

/** The administrator's address with another account: hosts may be several, so it is no URL of the platform's. */
function addressFor(
  address: string,
  { database, password, service }: { database: string; password: string; service: string },
): string {
  const [, scheme = "", hosts = "", options = ""] =
    /^(mongodb(?:\+srv)?:\/\/)(?:[^@/]*@)?([^/?]+)(?:\/[^?]*)?(?:\?(.*))?$/.exec(address) ?? [];
  const kept = options.split("&").filter((option) => option !== "" && !option.startsWith("authSource="));
  const name = database.slice(0, -service.length - 1);
  return `${scheme}${database}:${password}@${hosts}/${name}?${[...kept, `authSource=${database}`].join("&")}`;
}
