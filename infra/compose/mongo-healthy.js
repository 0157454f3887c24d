// The health of MongoDB: 0 when it is the primary. Makes the replica set of one where there is none yet.
/* global db, quit, rs */
const { readFileSync } = require("node:fs");

db.getSiblingDB("admin").auth("root", readFileSync("/etc/tallenne/mongo/root", "utf8").trim());
try {
  rs.status();
} catch {
  rs.initiate({ _id: "tallenne", members: [{ _id: 0, host: "127.0.0.1:27017" }] });
}
quit(db.hello().isWritablePrimary ? 0 : 1);
