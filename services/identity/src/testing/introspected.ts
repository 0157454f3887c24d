import { verifyStanding } from "@tallenne/access";
import { introspect, type Standing } from "@tallenne/contracts";
import type { IdentityArchive } from "./identity-archive.ts";

/** What the catalogue learns of a cookie: the standing, its signature verified; null when nobody stands behind it. */
export async function introspected(archive: IdentityArchive, cookie: string): Promise<Standing | null> {
  const session = cookie.split("=", 2)[1] ?? "";
  const { standing } = await archive.peers.catalogue.call(introspect, { body: { session } });
  if (standing === null) return null;
  return verifyStanding({ token: standing, trusted: archive.trusted, now: archive.clock.now() });
}
