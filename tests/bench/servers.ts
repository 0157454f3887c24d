import { Sensitive } from "@tallenne/runtime";
import { prepareBucket } from "@tallenne/vault";
import { mkdirSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { s3Server } from "../../infra/peers/ceph.ts";
import { mongoProgram } from "../../infra/peers/mongo-program.ts";
import { startMongo } from "../../infra/peers/mongo-server.ts";

const folder = resolve(import.meta.dirname, "../../.peers");
const unsaid = (): void => undefined;

interface Servers {
  readonly documents: string;
  readonly objects: string;
  /** A file per user of the object store. */
  readonly credentials: string;
}
let started: Promise<Servers> | undefined;

/** Settings of an archive of its own on the servers at hand: a real mongod where there is one, Ceph. They start once and end with this process. */
export async function settingsOnServers(): Promise<Readonly<Record<string, string>>> {
  started ??= startServers();
  const { documents, objects, credentials } = await started;
  const name = `bench-${crypto.randomUUID().slice(0, 8)}`;
  const vault = `${objects}/tallenne-${name}`;
  await prepareBucket(vault, {
    credentials: new Sensitive(readFileSync(join(credentials, "owner"), "utf8")),
    principals: {
      intake: "arn:aws:iam:::user/intake",
      readingRoom: "arn:aws:iam:::user/reading-room",
      steward: "arn:aws:iam:::user/steward",
    },
  });
  return {
    TALLENNE_STORE: documents.replace("/?", `/${name}?`),
    TALLENNE_VAULT: vault,
    TALLENNE_INTAKE_VAULT_CREDENTIALS_FILE: join(credentials, "intake"),
    TALLENNE_READING_ROOM_VAULT_CREDENTIALS_FILE: join(credentials, "reading-room"),
    TALLENNE_STEWARD_VAULT_CREDENTIALS_FILE: join(credentials, "steward"),
  };
}

async function startServers(): Promise<Servers> {
  mkdirSync(folder, { recursive: true });
  const peers = realpathSync(folder);
  const { url: documents } = await startMongo(await mongoProgram(peers, unsaid));
  const { url: objects, credentials } = await s3Server(peers, unsaid);
  return { documents, objects, credentials };
}
