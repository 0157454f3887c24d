import { join } from "node:path";
import type { Chance } from "./chance.ts";
import { makeFolder, readIfPresent, writeDurably } from "./durable-file.ts";
import { type Secret, Sensitive } from "./sensitive.ts";

/** A secret that production must be given, and was not. */
export class SecretMissing extends Error {
  readonly code = "secret-missing";

  constructor(name: string) {
    super(`production makes no secrets of its own: give ${name} by file`);
    this.name = "SecretMissing";
  }
}

/**
 * The secret given, or one made at the first start and kept in `folder`, readable by the owner only: `bytes` random bytes in hexadecimal. Throws
 * `SecretMissing` for production, which must bring its own.
 */
export async function generatedSecret(wanted: {
  readonly given: Secret | undefined;
  readonly name: string;
  readonly folder: string;
  readonly bytes: number;
  readonly purpose: "evaluation" | "production";
  readonly chance: Chance;
}): Promise<Secret> {
  const { given, name, folder, bytes, purpose, chance } = wanted;
  if (given !== undefined) return given;
  if (purpose === "production") throw new SecretMissing(name);
  const kept = await readIfPresent(join(folder, name));
  if (kept !== undefined) return new Sensitive(Buffer.from(kept).toString("utf8").trim());
  const made = Buffer.from(chance.bytes(bytes)).toString("hex");
  await makeFolder(folder);
  await writeDurably(folder, name, `${made}\n`);
  return new Sensitive(made);
}
