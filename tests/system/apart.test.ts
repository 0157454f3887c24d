import { systemSuite } from "./suite/system-suite.ts";
import { embedded, servers } from "./suite/world.ts";

// On the servers of the test command. `TALLENNE_TEST_STORES=embedded` is the campaign on embedded stores, which is also what runs where no server could be had.
const hasServers = [process.env["TALLENNE_TEST_MONGO_URL"], process.env["TALLENNE_TEST_S3_URL"]].every(
  Boolean,
);
systemSuite("apart", process.env["TALLENNE_TEST_STORES"] !== "embedded" && hasServers ? servers : embedded);
