import { access, chmod, mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import {
  certify,
  type Circumstances,
  type Credential,
  makeAuthority,
  namesOf,
} from "./office-certificate.ts";
import type { OfficeName } from "./office-name.ts";

/** The files of an office's own TLS in their folder. */
export interface OfficeTls {
  /** What the workstations and terminals of the office are told to trust. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
  readonly names: readonly OfficeName[];
}

/** A folder whose certificates cannot be made or renewed. The words say what to do. */
export class OfficeTlsRefused extends Error {
  constructor(words: string) {
    super(words);
    this.name = "OfficeTlsRefused";
  }
}

/** Makes authority and certificate in an empty folder. Throws OfficeTlsRefused where there is one already: workstations trust it. */
export async function makeOfficeTls(
  folder: string,
  names: readonly OfficeName[],
  under: Circumstances,
): Promise<OfficeTls> {
  const files = filesIn(folder);
  if (await exists(files.authority))
    throw new OfficeTlsRefused(
      `${folder} has an authority that workstations may trust: renew it, or choose another folder`,
    );
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const authority = await makeAuthority(names, under);
  await keep(files.authorityKey, authority.key, 0o600);
  await keepPair(files, await certify(authority, names, under));
  // Last: a folder with an authority is whole.
  await keep(files.authority, authority.certificate, 0o644);
  return { ...files, names };
}

/** A new certificate under the same authority: workstations notice nothing. Throws OfficeTlsRefused where there is none. */
export async function renewOfficeTls(folder: string, under: Circumstances): Promise<OfficeTls> {
  const files = filesIn(folder);
  if (!(await exists(files.authority))) throw new OfficeTlsRefused(`${folder} holds no authority to renew`);
  const [certificate, key, present] = await Promise.all(
    [files.authority, files.authorityKey, files.certificate].map((path) => readFile(path, "utf8")),
  );
  const names = namesOf(present ?? "");
  await keepPair(files, await certify({ certificate: certificate ?? "", key: key ?? "" }, names, under));
  return { ...files, names };
}

function filesIn(folder: string) {
  return {
    authority: join(folder, "office-authority.pem"),
    authorityKey: join(folder, "office-authority.key.pem"),
    certificate: join(folder, "certificate.pem"),
    key: join(folder, "key.pem"),
  };
}

async function keepPair(files: ReturnType<typeof filesIn>, { certificate, key }: Credential): Promise<void> {
  await keep(files.key, key, 0o600);
  await keep(files.certificate, certificate, 0o644);
}

/** Whole or not at all: a new file takes the place of the old one, synced before. */
async function keep(path: string, text: string, mode: number): Promise<void> {
  const made = `${path}.new`;
  const file = await open(made, "w", mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(made, mode);
  await rename(made, path);
  const folder = await open(join(path, ".."), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
