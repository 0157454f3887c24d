import { type ServiceName, serviceNames } from "@tallenne/contracts";
import { readIfPresent } from "@tallenne/runtime";
import { makeTrust, readTrust, type Trust, trustFileName, TrustRefused } from "@tallenne/wire";
import { join, relative } from "node:path";

/** Whom the six trust, and the socket they meet at. */
export interface TrustBelow {
  readonly folder: string;
  readonly trust: Trust;
  readonly socket: string;
}

const socketName = "internal.sock";

/**
 * The trust of a data folder, made at the first start (flows D4). Production brings its own: keys that a program made for itself on its first start
 * are keys nobody has looked after. Throws TrustRefused.
 */
export async function trustBelow(data: string, purpose: "evaluation" | "production"): Promise<TrustBelow> {
  const folder = shortest(join(data, "trust"));
  const path = join(folder, trustFileName);
  if (purpose === "production" && (await readIfPresent(path)) === undefined)
    throw new TrustRefused(`production makes no keys of its own: tallenne-trust ${folder} makes them`);
  await makeTrust({ folder, addresses: oneSocket() });
  return { folder, trust: await readTrust(path), socket: join(folder, socketName) };
}

/** One address for all: the six share a process. */
export function oneSocket(): Readonly<Record<ServiceName, string>> {
  return Object.fromEntries(serviceNames.map((name) => [name, `unix:${socketName}`])) as Record<
    ServiceName,
    string
  >;
}

/** Systems take about a hundred bytes for the path of a socket: the shorter of the path and the way to it from here. */
function shortest(path: string): string {
  const way = relative(process.cwd(), path);
  return way !== "" && way.length < path.length ? way : path;
}
