/** Parameters of a path under a pattern such as `/contacts/:contact`; undefined where they do not fit. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split("/");
  const given = path.replace(/(?<=.)\/$/, "").split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const actual = given[place] ?? "";
    if (!part.startsWith(":")) {
      if (part !== actual) return undefined;
      continue;
    }
    // Ids of our own form only: anything else names no page.
    if (!/^[a-z-]{2,24}_[0-9a-hjkmnp-tv-z]{26}$/.test(actual)) return undefined;
    params[part.slice(1)] = actual;
  }
  return params;
}
