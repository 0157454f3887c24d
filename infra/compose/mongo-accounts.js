// Run once by the image of MongoDB on an empty folder, as root: an account for each service, which may read and write its own database and nothing else.
// Passwords come from files of prepare.sh.
/* global db */
const { readFileSync } = require("node:fs");

for (const service of ["identity", "intake", "catalogue", "reading-room", "steward"]) {
  const own = db.getSiblingDB(`tallenne-${service}`);
  own.createUser({
    user: service,
    pwd: readFileSync(`/etc/tallenne/mongo/${service}`, "utf8").trim(),
    roles: [{ role: "readWrite", db: `tallenne-${service}` }],
  });
}
