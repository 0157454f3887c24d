/** The database of a service: each has its own, which its account alone may touch. `<name in the address, else tallenne>-<service>`. */
export function databaseOf(address: string, service: string): string {
  const named = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(address)?.[1];
  return `${named ?? "tallenne"}-${service}`;
}
