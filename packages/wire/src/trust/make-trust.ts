import { type ServiceName, serviceNames } from "@tallenne/contracts";
import { makeFolder, readIfPresent, removeDurably, writeDurably } from "@tallenne/runtime";
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { join } from "node:path";
import { keyFile, readTrustFile, type TrustFile, TrustRefused } from "./trust.ts";

type TrustedService = TrustFile["services"][ServiceName];

/** The name of the file in its folder. */
export const trustFileName = "trust.json";

/**
 * Makes a folder with `trust.json` and two private ES256 keys per service, readable by their owner only; answers the file's path. A folder that
 * has a trust file already is left as it is, so every start may call this. Throws the operating system's errors, and TrustRefused when a
 * former attempt left a file that cannot be read.
 */
export async function makeTrust(made: {
  folder: string;
  addresses: Readonly<Record<ServiceName, string>>;
}): Promise<string> {
  const { folder, addresses } = made;
  const path = join(folder, trustFileName);
  await makeFolder(folder);
  if ((await readIfPresent(path)) !== undefined) {
    await readTrustFile(path);
    return path;
  }
  const services: Partial<Record<ServiceName, TrustedService>> = {};
  for (const service of serviceNames) {
    const current = await newKey(folder, service, "current");
    const next = await newKey(folder, service, "next");
    services[service] = { url: addresses[service], keys: [current, next] };
  }
  // The trust file comes last: where it stands, every key it names stands.
  await writeTrust(folder, { version: 1, services: services as TrustFile["services"] });
  return path;
}

/**
 * One step of changing a service's keys. Services read keys at their start, so the change is two steps, with a restart of all after each;
 * every service trusts every other throughout:
 * - `switch`: the next key becomes the one it signs with; both stay trusted;
 * - `renew`: the key it no longer signs with is replaced by a new next one.
 */
export async function rotateTrust(
  folder: string,
  service: ServiceName,
  step: "switch" | "renew",
): Promise<void> {
  const file = await readTrustFile(join(folder, trustFileName));
  const [current, next] = file.services[service].keys;
  if (step === "renew") {
    const fresh = makeKey();
    // Trusted first, then kept: a crash between leaves a next key that nobody has, and `renew` again replaces it.
    await writeTrust(folder, withKeys(file, service, [current, fresh.publicHalf]));
    await writeKey(folder, service, "next", fresh.privateKey);
    return;
  }
  const [signing, coming] = await Promise.all([
    keyIn(folder, service, "current"),
    keyIn(folder, service, "next"),
  ]);
  if (publicHalf(coming).x !== next.x)
    throw new TrustRefused(`the next key of ${service} is not the one the trust file lists: renew first`);
  await writeKey(folder, service, "current", coming);
  await writeKey(folder, service, "next", signing);
  await writeTrust(folder, withKeys(file, service, [next, current]));
}

async function newKey(folder: string, service: ServiceName, which: "current" | "next") {
  // A former attempt that ended before the trust file may have left one.
  await removeDurably(join(folder, keyFile(service, which)));
  const made = makeKey();
  await writeKey(folder, service, which, made.privateKey);
  return made.publicHalf;
}

function makeKey() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { privateKey, publicHalf: publicHalf(privateKey) };
}

function publicHalf(privateKey: KeyObject): TrustedService["keys"][0] {
  const { x = "", y = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  return { kty: "EC", crv: "P-256", x, y };
}

async function keyIn(folder: string, service: ServiceName, which: "current" | "next"): Promise<KeyObject> {
  const bytes = await readIfPresent(join(folder, keyFile(service, which)));
  if (bytes === undefined) throw new TrustRefused(`the ${which} key of ${service} is not in the folder`);
  return createPrivateKey(Buffer.from(bytes));
}

const writeKey = (folder: string, service: ServiceName, which: "current" | "next", key: KeyObject) =>
  writeDurably(folder, keyFile(service, which), key.export({ format: "pem", type: "pkcs8" }));

const writeTrust = (folder: string, file: TrustFile) =>
  writeDurably(folder, trustFileName, `${JSON.stringify(file, undefined, 2)}\n`);

const withKeys = (file: TrustFile, service: ServiceName, keys: TrustedService["keys"]): TrustFile => ({
  ...file,
  services: { ...file.services, [service]: { ...file.services[service], keys } },
});
