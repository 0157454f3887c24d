import { createHmac } from "node:crypto";
import { join } from "node:path";
import type { Chance } from "./chance.ts";
import { makeFolder, readIfPresent, removeDurably, writeDurably } from "./durable-file.ts";
import { type Secret, Sensitive } from "./sensitive.ts";

/** A secret that production must be given, and was not. */
export class SecretMissing extends Error {
  readonly code = "secret-missing";

  constructor(name: string) {
    super(`production makes no secrets of its own: give ${name} by file`);
    this.name = "SecretMissing";
  }
}

/** The secret with which a store was written is not there, or is another. Nothing is made in its place: what stands could not be read with it. */
export class SecretChanged extends Error {
  readonly code = "secret-changed";

  constructor(path: string, reason: "missing" | "another" | "irreplaceable") {
    const what =
      reason !== "another"
        ? `${path} is missing, but what this archive keeps was written with it.`
        : `The secret ${path} (or the one given in its place) is not the one with which this archive's store was written.`;
    const renewal = `Only where it is lost for good, and with it what it opens: make an empty file ${path}.renewed and start again.`;
    super(
      `${what} Is a disk not mounted, or was only a part of a copy put back? Put the file back from where it is kept; nothing was made anew.${reason === "irreplaceable" ? "" : ` ${renewal}`}`,
    );
    this.name = "SecretChanged";
  }
}

/** Where the print of a secret is kept: in the store that cannot be read, or not understood, without the secret. */
export interface KeptPrint {
  read(): Promise<string | undefined>;
  write(print: string): Promise<void>;
}

/** Throws `SecretMissing` where production was not given a secret; for before anything is opened. */
export function mustBeGiven(wanted: {
  readonly given: Secret | undefined;
  readonly name: string;
  readonly purpose: "evaluation" | "production";
}): void {
  if (wanted.given === undefined && wanted.purpose === "production") throw new SecretMissing(wanted.name);
}

/**
 * The secret given, or one made at the first start and kept in `folder`, readable by the owner only: `bytes` random bytes in hexadecimal. A print of it
 * (an HMAC of a constant) is kept and compared at every start. Throws `SecretMissing` for production, which must bring its own, and `SecretChanged`
 * where the print is of another secret, or the secret is missing although a print or `isNeeded` says that it was there.
 */
export async function generatedSecret(wanted: {
  readonly given: Secret | undefined;
  readonly name: string;
  readonly folder: string;
  readonly bytes: number;
  readonly purpose: "evaluation" | "production";
  readonly chance: Chance;
  readonly print?: KeptPrint;
  /** Whether something stands that only the former secret goes with; for those who keep no print. */
  readonly isNeeded?: () => Promise<boolean>;
}): Promise<Secret> {
  const { given, name, folder, print } = wanted;
  mustBeGiven(wanted);
  const [path, renewal] = [join(folder, name), `${name}.renewed`];
  const before = await print?.read();
  const isRenewed = before !== undefined && (await readIfPresent(join(folder, renewal))) !== undefined;
  const found = given ?? (await keptIn(path));
  if (found === undefined && before !== undefined && !isRenewed) throw new SecretChanged(path, "missing");
  if (found === undefined && before === undefined && (await wanted.isNeeded?.()))
    throw new SecretChanged(path, "irreplaceable");
  const secret = found ?? (await madeIn(wanted));
  const now = printOf(secret, name);
  if (before !== undefined && before !== now && !isRenewed) throw new SecretChanged(path, "another");
  if (before !== now) await print?.write(now);
  if (isRenewed) await removeDurably(join(folder, renewal));
  return secret;
}

async function keptIn(path: string): Promise<Secret | undefined> {
  const text = Buffer.from((await readIfPresent(path)) ?? "")
    .toString("utf8")
    .trim();
  return text === "" ? undefined : new Sensitive(text);
}

async function madeIn({
  folder,
  name,
  bytes,
  chance,
}: {
  readonly folder: string;
  readonly name: string;
  readonly bytes: number;
  readonly chance: Chance;
}): Promise<Secret> {
  const made = Buffer.from(chance.bytes(bytes)).toString("hex");
  await makeFolder(folder);
  await writeDurably(folder, name, `${made}\n`);
  return new Sensitive(made);
}

/** Tells secrets apart and says nothing of one. */
function printOf(secret: Secret, name: string): string {
  return createHmac("sha256", secret.reveal("compare with its print").trim())
    .update(`tallenne/secret-print@v1\n${name}`)
    .digest("hex");
}
