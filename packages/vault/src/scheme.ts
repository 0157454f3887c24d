/** No adapter of this program serves the address. Says what exists; never repeats the address, which may hold a password. */
export class UnknownScheme extends Error {
  readonly code = "unknown-scheme";

  constructor(words: string) {
    super(words);
    this.name = "UnknownScheme";
  }
}

/** The scheme of an address (`file`) and what follows it; scheme "" when it has none. */
export function schemeOf(url: string): { scheme: string; rest: string } {
  const [, scheme = "", rest = ""] = /^([a-z][a-z0-9+.-]*):(.*)$/s.exec(url) ?? [];
  return { scheme, rest: rest.startsWith("//") ? rest.slice(2) : rest };
}
