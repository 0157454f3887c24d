import type { Contest, Goal } from "../goal.ts";
import { settingsOnServers } from "../servers.ts";
import { takingIn } from "./ingest.ts";
import { seeking } from "./seek.ts";

const peer = "the same product on SQLite and a disk";

/** The row `ingest` on the servers at hand, against the same on embedded stores, in turns. Recordings a second. */
export const ingestOnServers: Goal = {
  id: "ingest-on-servers",
  title: "durable sealed ingest of 4.8 MB recordings, MongoDB's protocol and S3 at hand",
  unit: "recordings/s",
  peer,
  judged: "ratio",
  rounds: 5,
  open: (scale) => sideBySide((how) => takingIn(scale, how)),
};

/** The row `seek` on the servers at hand, against the same on embedded stores, in turns. Milliseconds to the first byte. */
export const seekOnServers: Goal = {
  id: "seek-on-servers",
  title: "first byte of a seek in a sealed master, MongoDB's protocol and S3 at hand",
  unit: "ms",
  peer,
  judged: "ratio",
  rounds: 5,
  open: (scale) => sideBySide((how) => seeking(scale, how)),
};

/** The product twice: on servers and on embedded stores. */
async function sideBySide(
  opened: (how: { readonly settings?: Readonly<Record<string, string>> }) => Promise<Contest>,
): Promise<Contest> {
  const there = await opened({ settings: await settingsOnServers() });
  const here = await opened({});
  return {
    ours: there.ours,
    peer: here.ours,
    async close() {
      await there.close();
      await here.close();
    },
  };
}
