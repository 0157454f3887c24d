import mongoose from "mongoose";

const exists = 51_003;

/**
 * Makes the account of one service, or gives it a new password: it may read and write its own database and nothing else. `address` is that of an
 * administrator of accounts.
 */
export async function makeAccount(
  address: string,
  { database, password }: { readonly database: string; readonly password: string },
): Promise<void> {
  const connection = await mongoose.createConnection(address).asPromise();
  try {
    const own = connection.getClient().db(database);
    const terms = { pwd: password, roles: [{ role: "readWrite", db: database }] };
    try {
      await own.command({ createUser: database, ...terms });
    } catch (failure) {
      if ((failure as { code?: unknown }).code !== exists) throw failure;
      await own.command({ updateUser: database, ...terms });
    }
  } finally {
    await connection.close();
  }
}
