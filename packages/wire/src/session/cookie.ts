/** The session's cookie. The prefix makes browsers refuse it without Secure, with a Domain or below another path. */
export const sessionCookieName = "__Host-tallenne";

/** The device cookie of a listening terminal (flows D25). */
export const terminalCookieName = "__Host-tallenne-terminal";

/** A cookie to set. Always HttpOnly, Secure and SameSite=Strict: there is no other kind here. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  /** Seconds to live; until the browser closes when left out; 0 removes it. */
  readonly maxAge?: number;
}

const nameForm = /^[A-Za-z0-9_-]{1,64}$/;
const valueForm = /^[A-Za-z0-9._~-]{0,3500}$/;
const pathForm = /^\/[A-Za-z0-9._~/-]*$/;

/** The cookie that carries a session's secret; it ends with the browser, the session's own end stands with identity. */
export function sessionCookie(secret: string): SetCookie {
  return { name: sessionCookieName, value: secret, path: "/" };
}

/** Removes the session's cookie. */
export function endedSessionCookie(): SetCookie {
  return { name: sessionCookieName, value: "", path: "/", maxAge: 0 };
}

/** The header line of a cookie (RFC 6265). Throws TypeError where a part has characters that could end it early. */
export function cookieLine(cookie: SetCookie): string {
  const { name, value, path, maxAge } = cookie;
  if (!nameForm.test(name) || !valueForm.test(value) || !pathForm.test(path))
    throw new TypeError("a cookie has a character that cookies may not have");
  const age = maxAge === undefined ? "" : `; Max-Age=${Math.max(0, Math.floor(maxAge))}`;
  return `${name}=${value}; Path=${path}${age}; HttpOnly; Secure; SameSite=Strict`;
}

/** The cookies named, as sent. A name sent twice counts as not sent: nobody can say which of the two is ours. */
export function readCookies(
  header: string | undefined,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  const doubled = new Set<string>();
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=");
    const name = at < 0 ? "" : pair.slice(0, at).trim();
    if (!names.includes(name)) continue;
    if (found.has(name)) doubled.add(name);
    found.set(name, pair.slice(at + 1).trim());
  }
  return Object.fromEntries([...found].filter(([name]) => !doubled.has(name)));
}
