import { type ServiceName, serviceNames } from "@tallenne/contracts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { serviceTokens, verifyServiceToken } from "@tallenne/access";
import { systemClock } from "@tallenne/runtime";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeTrust, rotateTrust } from "./make-trust.ts";
import { readServiceKey, readTrust, TrustRefused } from "./trust.ts";

let folder: string;
let path: string;
const addresses = Object.fromEntries(
  serviceNames.map((name, at) => [name, `http://127.0.0.1:${7101 + at}`]),
) as Record<ServiceName, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tt-"));
  path = await makeTrust({ folder, addresses });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Whether what the catalogue signs now is believed by those who read the trust file now. */
async function isBelieved(trust: Awaited<ReturnType<typeof readTrust>>): Promise<boolean> {
  const key = await readServiceKey(folder, "catalogue", await readTrust(path));
  const token = serviceTokens({ service: "catalogue", key, clock: systemClock }).sign("ledger");
  try {
    return (
      verifyServiceToken({ token, callee: "ledger", trusted: trust.keys, now: systemClock.now() }).caller ===
      "catalogue"
    );
  } catch {
    return false;
  }
}

describe("the trust of an archive (D4)", () => {
  test("names where each service is and two keys of each; a second start changes nothing", async () => {
    const before = await readFile(path, "utf8");
    expect(await makeTrust({ folder, addresses })).toBe(path);
    expect(await readFile(path, "utf8")).toBe(before);
    const trust = await readTrust(path);
    expect(trust.keys.size).toBe(12);
    expect(trust.addressOf("ledger")).toEqual({ url: new URL("http://127.0.0.1:7106") });
    expect(before).not.toMatch(/PRIVATE|"d"/);
  });

  test("keys change in two steps, and nobody who read the file before is left unbelieved", async () => {
    const before = await readTrust(path);
    await rotateTrust(folder, "catalogue", "switch");
    expect(await isBelieved(before)).toBe(true);
    await rotateTrust(folder, "catalogue", "renew");
    expect([await isBelieved(before), await isBelieved(await readTrust(path))]).toEqual([true, true]);
  });

  test("a key that others may read, that is another's, or is missing is refused with what to do", async () => {
    const trust = await readTrust(path);
    await chmod(join(folder, "steward.current.pem"), 0o644);
    await expect(readServiceKey(folder, "steward", trust)).rejects.toThrow("chmod 600");
    await writeFile(join(folder, "intake.current.pem"), await readFile(join(folder, "ledger.current.pem")));
    await expect(readServiceKey(folder, "intake", trust)).rejects.toThrow(TrustRefused);
    await rm(join(folder, "identity.current.pem"));
    await expect(readServiceKey(folder, "identity", trust)).rejects.toThrow(TrustRefused);
  });

  test("a trust file with something wrong in it is refused with its places", async () => {
    const other = join(folder, "other.json");
    const file = JSON.parse(await readFile(path, "utf8")) as { services: Record<string, { url: string }> };
    await writeFile(
      other,
      JSON.stringify({ ...file, services: { ...file.services, ledger: { url: "ftp://x" } } }),
    );
    await expect(readTrust(other)).rejects.toThrow("/services/ledger");
    await expect(readTrust(join(folder, "none.json"))).rejects.toThrow("tallenne-trust");
  });
});
