import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { librariesOf, unpackDebian } from "./debian.ts";
import { Unobtainable } from "./unobtainable.ts";

/** A Python with its pip, and the environment both need. */
export interface Python {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** One that was found, with its version: `3.11`. */
export type FoundPython = Python & { readonly version: string };

/** Versions whose wheels `secantusdb.txt` names. */
const versions = ["3.11", "3.12", "3.13"];
const certificates = "/etc/ssl/certs/ca-certificates.crt";

/** The version of an interpreter, `3.11`, that can load C libraries and speak TLS; undefined where it cannot. */
function versionOf({ program, environment }: Python): string | undefined {
  const asked = spawnSync(
    program,
    ["-c", "import sys, ssl, zlib, ctypes; print('%d.%d' % sys.version_info[:2])"],
    { encoding: "utf8", timeout: 20_000, env: { ...process.env, ...environment } },
  );
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

function hasPip({ program, environment }: Python): boolean {
  const env = { ...process.env, ...environment };
  return (
    spawnSync(program, ["-m", "pip", "--version"], { stdio: "ignore", timeout: 20_000, env }).status === 0
  );
}

/**
 * A Python of a version we have wheels for, in this order: the machine's own with its pip, the machine's own with Debian's pip unpacked below `peers`,
 * Debian's Python unpacked too. Rejects with `Unobtainable`.
 */
export async function python(peers: string, say: (words: string) => void): Promise<FoundPython> {
  const own = ["python3", ...versions.map((version) => `python${version}`)]
    .map((program): FoundPython => {
      const found = { program, environment: {} };
      return { ...found, version: versionOf(found) ?? "" };
    })
    .filter(({ version }) => versions.includes(version));
  const ready = own.find(hasPip);
  if (ready !== undefined) return ready;
  const folder = join(peers, "python");
  const root = await unpackDebian(["python3", "python3-pip"], folder, say);
  const packages = join(root, "usr/lib/python3/dist-packages");
  const unpacked = join(root, "usr/bin/python3");
  const lent: Python = existsSync(unpacked)
    ? {
        program: unpacked,
        environment: {
          LD_LIBRARY_PATH: librariesOf(root).join(":"),
          PYTHONHOME: join(root, "usr"),
          PYTHONPATH: packages,
        },
      }
    : { program: own[0]?.program ?? "python3", environment: { PYTHONPATH: packages } };
  const made = { ...lent, environment: { ...lent.environment, ...trusted(folder) } };
  const version = versionOf(made) ?? "";
  if (versions.includes(version) && hasPip(made)) return { ...made, version };
  throw new Unobtainable(`no Python ${versions.join(", ")} with pip on this machine, nor from Debian`);
}

/** A bare machine has no list of certificate authorities: Node's is lent. */
function trusted(folder: string): Readonly<Record<string, string>> {
  if (process.env["PIP_CERT"] !== undefined || existsSync(certificates)) return {};
  const path = join(folder, "authorities.pem");
  writeFileSync(path, rootCertificates.join("\n"));
  return { PIP_CERT: path };
}
