import type { Circumstances } from "./office-certificate.ts";
import { type OfficeTls, makeOfficeTls, renewOfficeTls } from "./office-tls.ts";
import { type OfficeName, readOfficeName } from "./office-name.ts";

/** What the command prints when asked, and when it was misread. */
export const tlsWords = `tallenne-tls <folder> <name or address>…   an authority of the office and a certificate for these names: archive.town.example 192.168.1.10
tallenne-tls renew <folder>                a new certificate under the same authority, before a year is over; then restart`;

/** Does what the words ask; answers what to print, or undefined where they cannot be read. Throws OfficeTlsRefused. */
export async function tlsCommand(
  words: readonly string[],
  under: Circumstances,
): Promise<string | undefined> {
  const [folder = "", ...given] = words;
  if (folder === "renew") {
    const [renewed = ""] = given;
    return given.length === 1 ? told(await renewOfficeTls(renewed, under)) : undefined;
  }
  const names = given.map(readOfficeName);
  const read = names.filter((name): name is OfficeName => name !== undefined);
  if (folder === "" || folder.startsWith("-") || read.length === 0 || read.length < names.length)
    return undefined;
  return told(await makeOfficeTls(folder, read, under));
}

function told({ authority, certificate, key, names }: OfficeTls): string {
  const [first] = names;
  const host = first?.value.includes(":") ? `[${first.value}]` : (first?.value ?? "");
  return [
    `Certificate for ${names.map(({ value }) => value).join(", ")}, for 397 days.`,
    `Workstations and terminals are told once to trust ${authority}; it can vouch for nothing but these names.`,
    "The archive starts with it by",
    "",
    `  TALLENNE_HOST=0.0.0.0 TALLENNE_ORIGIN=https://${host}:8380 \\`,
    `  TALLENNE_TLS_CERTIFICATE=${certificate} TALLENNE_TLS_KEY_PATH=${key} \\`,
    "  npx -y pnpm@10.34.9 start",
    "",
  ].join("\n");
}
