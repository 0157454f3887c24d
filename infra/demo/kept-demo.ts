import { makeSignInLink, signIn } from "@tallenne/contracts";
import type { PersonId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { authenticator, browser, type Office } from "@tallenne/testkit";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Filled } from "./fill-archive.ts";
import { terminalLink } from "./listening-terminal.ts";

/** What a later demonstration needs to open the same archive: all of it invented, and of no use in production. */
interface KeptDemo extends Filled {
  readonly proof: Office["proof"];
}

const name = "demonstration.json";

/** Remembers a filled demonstration in its folder. */
export function keepDemo(folder: string, filled: Filled, proof: Office["proof"]): void {
  writeFileSync(join(folder, name), JSON.stringify({ ...filled, proof } satisfies KeptDemo), { mode: 0o600 });
}

/** The demonstration kept in a folder, if one was finished there. */
export function keptDemo(folder: string): KeptDemo | undefined {
  const path = join(folder, name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as KeptDemo) : undefined;
}

/** New links of a kept demonstration, made by its administrator: one click each for its cards, one time for a listening terminal. */
export async function linksOf(
  { cards, listening, proof }: KeptDemo,
  address: string,
): Promise<Record<string, string>> {
  const administrator = browser(() => address);
  const { name: signInName, password, secret } = proof;
  const signedIn = async (code: string) =>
    (await administrator.call(signIn, { body: { name: signInName, password, code } })).status === 201;
  // A code that an earlier demonstration used a moment ago does not count again: the next one does, at the latest after half a minute.
  for (let round = 0, isIn = false; !isIn && round < 4; round += 1) {
    if (round > 0) await pause(systemClock, 15_000);
    const phone = authenticator(secret);
    isIn = (await signedIn(phone.code())) || (await signedIn(phone.code()));
  }
  const token = async (person: PersonId) =>
    (await administrator.use(makeSignInLink, { body: { person } })).token;
  return linksBy({ cards, token, terminal: await terminalLink(administrator, listening, address) }, address);
}

/** Links by role, and the terminal's. The token stands behind `#`: it reaches no server log. */
export async function linksBy(
  {
    cards,
    token,
    terminal,
  }: {
    readonly cards: Readonly<Record<string, PersonId>>;
    readonly token: (person: PersonId) => Promise<string>;
    readonly terminal: string;
  },
  address: string,
): Promise<Record<string, string>> {
  const links: Record<string, string> = {};
  for (const [role, person] of Object.entries(cards))
    links[role] = `${address}/sign-in#token=${await token(person)}`;
  return { ...links, terminal };
}
