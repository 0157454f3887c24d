import { type SigningKey, signingKey, type TrustedKeys, trustedKeys } from "@tallenne/access";
import { type ServiceName, serviceNames } from "@tallenne/contracts";
import { createPrivateKey, createPublicKey, type JsonWebKey } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { dirname, isAbsolute, join } from "node:path";
import { z } from "zod";

/** Where a service's internal listener is: `unix:/run/tallenne/ledger.sock`, `http://127.0.0.1:7106` or `https://…`. */
export type PeerAddress = { readonly socket: string } | { readonly url: URL };

/** Whom this archive's services trust, and where they are (flows D4). */
export interface Trust {
  /** Both live keys of every service. */
  readonly keys: TrustedKeys;
  addressOf(service: ServiceName): PeerAddress;
}

/** A trust file that cannot be used. The words say what to repair; they hold no key. */
export class TrustRefused extends Error {
  readonly code = "trust-refused";

  constructor(words: string, cause?: unknown) {
    super(words, cause === undefined ? undefined : { cause });
    this.name = "TrustRefused";
  }
}

const publicKey = z.strictObject({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string().length(43),
  y: z.string().length(43),
});
const trusted = z.strictObject({
  url: z.string().regex(/^(unix:.+|https?:\/\/[^/?#@]+\/?)$/),
  /** The key its service signs with now, then the one it signs with next. Both are trusted. */
  keys: z.tuple([publicKey, publicKey]),
});

/** The form of `trust.json`. It holds no secret; private keys lie in files of their own beside it. */
const trustFile = z.strictObject({
  version: z.literal(1),
  services: z.strictObject(
    Object.fromEntries(serviceNames.map((name) => [name, trusted])) as Record<ServiceName, typeof trusted>,
  ),
});
export type TrustFile = z.output<typeof trustFile>;

/** Reads a trust file. Throws TrustRefused with what is wrong in it. */
export async function readTrust(path: string): Promise<Trust> {
  const file = await readTrustFile(path);
  const keys = serviceNames.flatMap((service) =>
    file.services[service].keys.map((key) => ({
      service,
      key: createPublicKey({ key: key satisfies JsonWebKey, format: "jwk" }),
    })),
  );
  const known = trustedKeys(keys);
  if (known.size !== keys.length) throw new TrustRefused("the trust file names one key twice");
  return { keys: known, addressOf: (service) => peerAddress(file.services[service].url, dirname(path)) };
}

/** The file itself, parsed. Throws TrustRefused. */
export async function readTrustFile(path: string): Promise<TrustFile> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch (failure) {
    throw new TrustRefused("the trust file cannot be read; make one with tallenne-trust", failure);
  }
  const parsed = trustFile.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => `/${issue.path.join("/")}`);
  throw new TrustRefused(`the trust file is wrong at ${places.join(", ")}`);
}

/** An address as written in a trust file; a socket's relative path counts from the file's folder. */
function peerAddress(text: string, folder: string): PeerAddress {
  if (!text.startsWith("unix:")) return { url: new URL(text) };
  const path = text.slice("unix:".length);
  return { socket: isAbsolute(path) ? path : join(folder, path) };
}

/** Where the private keys of a service lie below the folder of the trust file. */
export const keyFile = (service: ServiceName, which: "current" | "next") => `${service}.${which}.pem`;

/**
 * The key a service signs with. The file must be readable by its owner only. Throws TrustRefused when it is not, or holds no P-256 key, or one
 * that the trust file does not list for this service.
 */
export async function readServiceKey(
  folder: string,
  service: ServiceName,
  trust: Trust,
): Promise<SigningKey> {
  const path = join(folder, keyFile(service, "current"));
  let key: SigningKey;
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0)
      throw new TrustRefused(`${keyFile(service, "current")} is open to others: chmod 600`);
    key = signingKey(createPrivateKey(await readFile(path)));
  } catch (failure) {
    if (failure instanceof TrustRefused) throw failure;
    throw new TrustRefused(`the signing key of ${service} cannot be read`, failure);
  }
  if (trust.keys.get(key.kid)?.service !== service)
    throw new TrustRefused(`the trust file does not list the signing key of ${service}`);
  return key;
}
