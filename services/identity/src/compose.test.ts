import { describe, expect, test } from "@jest/globals";
import { signingKey } from "@tallenne/access";
import { operations, serviceNames, type ServiceName } from "@tallenne/contracts";
import {
  keptLog,
  loadSettings,
  SecretChanged,
  SecretMissing,
  systemChance,
  systemClock,
  helsinkiCalendar,
} from "@tallenne/runtime";
import { declarations } from "@tallenne/store";
import { type Around, makeTrust, peersOf, readTrust } from "@tallenne/wire";
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeIdentity, firstStartLink, identitySettings } from "./index.ts";

async function within<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "tic-"));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function around(folder: string, purpose: Around["purpose"]): Promise<Around> {
  const addresses = Object.fromEntries(serviceNames.map((name) => [name, "unix:i.sock"]));
  const trust = await readTrust(
    await makeTrust({ folder, addresses: addresses as Record<ServiceName, string> }),
  );
  const key = signingKey(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);
  const [clock, log] = [systemClock, keptLog()];
  const peers = peersOf({ service: "identity", trust, key, clock, log });
  return {
    trust,
    key,
    peers,
    ledger: { write: () => Promise.resolve([]) },
    clock,
    calendar: helsinkiCalendar(clock),
    chance: systemChance,
    log,
    purpose,
    demo: false,
    rate: 1,
    secrets: join(folder, "secrets"),
  };
}

const settingsOf = (folder: string, more: Record<string, string> = {}) =>
  loadSettings(identitySettings, {
    environment: { TALLENNE_STORE: `sqlite:${folder}/store`, ...more },
    files: () => "",
  });

describe("identity composed from its settings", () => {
  test("makes its key at the first start, keeps it, and binds every operation of the contract once", () =>
    within(async (folder) => {
      const service = await composeIdentity(settingsOf(folder), await around(folder, "evaluation"));
      await service.start();
      const made = await readFile(join(folder, "secrets/identity-key"), "utf8");
      expect(made.trim()).toHaveLength(64);
      expect(await firstStartLink(join(folder, "secrets"), "http://localhost:1")).toMatch(
        /^http:\/\/localhost:1\/first-start#token=[\w-]{43}$/,
      );
      expect(service.routes.map(({ operation }) => operation.id).toSorted()).toEqual(
        operations
          .filter((one) => one.service === "identity")
          .map(({ id }) => id)
          .toSorted(),
      );
      expect(await service.ready()).toEqual({
        ready: true,
        facts: { waiting: true, people: 0, sessions: 0 },
      });
      await service.stop();
      const again = await composeIdentity(settingsOf(folder), await around(folder, "evaluation"));
      await again.stop();
      expect(await readFile(join(folder, "secrets/identity-key"), "utf8")).toBe(made);
    }));

  test("without the key it was written with it does not start, and makes none: nobody could sign in", () =>
    within(async (folder) => {
      const surroundings = await around(folder, "evaluation");
      await (await composeIdentity(settingsOf(folder), surroundings)).stop();
      const path = join(folder, "secrets/identity-key");
      const made = await readFile(path);
      await rm(path);
      await expect(composeIdentity(settingsOf(folder), surroundings)).rejects.toThrow(SecretChanged);
      expect(await readdir(join(folder, "secrets"))).not.toContain("identity-key");
      await writeFile(path, made);
      await (await composeIdentity(settingsOf(folder), surroundings)).stop();
    }));

  test("for production brings its key or does not start", () =>
    within(async (folder) => {
      const started = composeIdentity(settingsOf(folder), await around(folder, "production"));
      await expect(started).rejects.toThrow(SecretMissing);
      expect(await readdir(folder)).not.toContain("store");
      const given = { TALLENNE_IDENTITY_KEY: "a key that production brings, long enough" };
      const service = await composeIdentity(settingsOf(folder, given), await around(folder, "production"));
      await service.stop();
      expect(await readdir(folder)).not.toContain("secrets");
    }));

  test("declares what it keeps of people, under which register and for how long", () => {
    const kept = declarations().filter(({ name }) => name.startsWith("identity."));
    expect(kept.map(({ name, term }) => [name, term])).toEqual([
      ["identity.attempts", "P30D"],
      ["identity.commitmentTexts", "permanent"],
      ["identity.commitments", "employment + 10 years"],
      ["identity.disqualifications", "P24M"],
      ["identity.grants", "P120M"],
      ["identity.invitations", "P30D"],
      ["identity.people", "employment + 2 years"],
      ["identity.prints", undefined],
      ["identity.sessions", "PT8H"],
      ["identity.terminals", undefined],
      ["identity.units", undefined],
    ]);
  });
});
