// One account of the MongoDB server for each service: node infra/credentials/mongo-accounts.ts <file with the administrator's address> <folder>
import { serviceNames } from "@tallenne/contracts";
import { makeFolder, systemChance, writeDurably } from "@tallenne/runtime";
import { makeStoreAccounts } from "@tallenne/store";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [file, folder] = process.argv.slice(2);
if (file === undefined || folder === undefined) {
  process.stderr.write(
    "Usage: mongo-accounts <file with the administrator's address> <folder for the services' addresses>\n",
  );
  process.exit(2);
}
const address = readFileSync(file, "utf8").trim();
// The ledger keeps files of its own, and no documents.
const services = serviceNames.filter((service) => service !== "ledger");
await makeFolder(folder);
for (const made of await makeStoreAccounts(address, { services, chance: systemChance })) {
  const name = `${made.service}-store`;
  await writeDurably(folder, name, Buffer.from(`${made.address}\n`));
  // Never the address: it has the password in it.
  process.stdout.write(`${made.service}: TALLENNE_STORE_FILE=${join(folder, name)}\n`);
}
