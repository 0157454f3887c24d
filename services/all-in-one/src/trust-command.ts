import { type ServiceName, serviceNames } from "@tallenne/contracts";

/** What the command prints when asked. */
export const trustWords = `tallenne-trust <folder>                        one process: all six meet at a socket in the folder
tallenne-trust <folder> <service>=<address>…    one process per service; an address is http://127.0.0.1:7101, https://… or unix:<path>
tallenne-trust switch <folder> <service>        the next key becomes the one the service signs with; then restart all
tallenne-trust renew <folder> <service>         the key it no longer signs with is replaced; then restart all
Services: ${serviceNames.join(", ")}. A folder that has a trust file is left as it is. Each service needs trust.json and its own two keys only.`;

/** Addresses given as `service=address`; undefined unless every service has exactly one. */
export function addressesOf(words: readonly string[]): Readonly<Record<ServiceName, string>> | undefined {
  const given = words.map((word) => word.split("=", 2));
  const pairs = serviceNames.map((name) => [name, given.filter(([service]) => service === name)] as const);
  if (words.length !== serviceNames.length || pairs.some(([, found]) => found.length !== 1)) return undefined;
  const addresses = Object.fromEntries(pairs.map(([name, found]) => [name, found[0]?.[1] ?? ""]));
  return addresses as Record<ServiceName, string>;
}
