import { describe, expect, jest, test } from "@jest/globals";
import { readFirstStart } from "@tallenne/contracts";
import { FolderInUse, keptLog, type SettingSources, SettingsRefused } from "@tallenne/runtime";
import { makeTrust, TrustRefused } from "@tallenne/wire";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadAllSettings } from "./settings.ts";
import { startAllInOne } from "./start-all-in-one.ts";
import { oneSocket } from "./trust-below.ts";
import { addressesOf } from "./trust-command.ts";
import { withPurpose } from "./with-purpose.ts";

// Every start opens six stores, a vault and a log.
jest.setTimeout(60_000);

const none: SettingSources = { environment: {}, files: () => "" };
const sourcesWith = (environment: Record<string, string>): SettingSources => ({ ...none, environment });

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "aio-"));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("the settings of all six", () => {
  test("nothing set is evaluation below one folder", () => {
    const settings = loadAllSettings(none);
    expect(settings.all).toMatchObject({ purpose: "evaluation", data: "./data", host: "127.0.0.1" });
    expect(settings.intake).toMatchObject({ store: "sqlite:./data/store", vault: "file:./data/vault" });
    expect(settings.steward.keyring).toBe(settings.readingRoom.keyring);
  });

  test("one folder moves everything, and what is set for itself stays where it is", () => {
    const environment = { TALLENNE_DATA: "/srv/tallenne", TALLENNE_VAULT: "file:/mnt/vault" };
    const settings = loadAllSettings(sourcesWith(environment));
    expect(settings.catalogue.store).toBe("sqlite:/srv/tallenne/store");
    expect(settings.intake.staging).toBe("/srv/tallenne/staging");
    expect(settings.intake.vault).toBe("file:/mnt/vault");
    expect(settings.ledger.ledger).toBe("/srv/tallenne/ledger");
  });

  test("an address with a password comes by its file, for all six at once", () => {
    const address = "mongodb://archive:secret@127.0.0.1/?tls=true";
    const environment = { TALLENNE_STORE_FILE: "/run/secrets/store", TALLENNE_PURPOSE: "production" };
    const settings = loadAllSettings({ environment, files: () => `${address}\n` });
    expect([settings.intake.store, settings.steward.store]).toEqual([address, address]);
  });

  test("all mistakes are told at once, unknown names with the nearest known one", () => {
    const mistaken = sourcesWith({
      TALLENNE_PORT: "many",
      TALLENNE_STOR: "sqlite:x",
      TALLENNE_LOG_LEVEL: "loud",
    });
    expect(() => loadAllSettings(mistaken)).toThrow(SettingsRefused);
    expect(() => loadAllSettings(mistaken)).toThrow(
      /TALLENNE_PORT[^]*TALLENNE_LOG_LEVEL|TALLENNE_STOR: is not a setting/,
    );
    try {
      loadAllSettings(mistaken);
    } catch (refused) {
      const names = (refused as SettingsRefused).mistakes.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(["TALLENNE_PORT", "TALLENNE_STOR", "TALLENNE_LOG_LEVEL"]));
    }
  });

  test.each([[["--purpose", "production"]], [["--purpose=production"]]])(
    "%j holds it to the rules of production",
    (words) => {
      expect(loadAllSettings(withPurpose(none, words)).all.purpose).toBe("production");
      expect(() => loadAllSettings(withPurpose(none, ["--purpose"]))).toThrow(SettingsRefused);
    },
  );
});

describe("starting", () => {
  test(
    "makes trust, keys and stores below the folder, holds it alone, and frees it when it stops",
    () =>
      inFolder(async (folder) => {
        const terms = { sources: sourcesWith({ TALLENNE_DATA: folder, TALLENNE_PORT: "0" }), log: keptLog() };
        const started = await startAllInOne(terms);
        try {
          const told = await fetch(`${started.address}/identity/v1/first-start`);
          expect(readFirstStart.reply.parse(await told.json())).toMatchObject({ waiting: true, demo: false });
          await expect(startAllInOne(terms)).rejects.toThrow(FolderInUse);
          expect(await readdir(folder)).toEqual(
            expect.arrayContaining(["keys", "ledger", "secrets", "store", "trust"]),
          );
        } finally {
          await started.stop();
        }
        await (await startAllInOne(terms)).stop();
      }),
    60_000,
  );

  test("production makes no keys of its own, and a demonstration never runs for it", () =>
    inFolder(async (folder) => {
      const environment = { TALLENNE_DATA: folder, TALLENNE_PORT: "0", TALLENNE_PURPOSE: "production" };
      const terms = { sources: sourcesWith(environment), log: keptLog() };
      await expect(startAllInOne(terms)).rejects.toThrow(TrustRefused);
      // The refused start holds nothing.
      await expect(startAllInOne(terms)).rejects.toThrow(TrustRefused);
    }));

  test("production starts with the trust and secrets it was given, and opens no door by link", () =>
    inFolder(async (folder) => {
      await makeTrust({ folder: join(folder, "trust"), addresses: oneSocket() });
      const secrets = ["IDENTITY_KEY", "INTAKE_SECRET", "ROOT_KEY", "LEDGER_KEY"];
      const environment = {
        TALLENNE_DATA: folder,
        TALLENNE_PORT: "0",
        TALLENNE_PURPOSE: "production",
        ...Object.fromEntries(secrets.map((name) => [`TALLENNE_${name}_FILE`, name])),
      };
      const files = (name: string) => String(secrets.indexOf(name) + 1).repeat(64);
      const started = await startAllInOne({ sources: { environment, files }, log: keptLog() });
      try {
        const told = await fetch(`${started.address}/identity/v1/sessions/by-link`, {
          method: "POST",
          headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
          body: JSON.stringify({ token: "0".repeat(43) }),
        });
        expect(await told.json()).toMatchObject({ slug: "production-only" });
      } finally {
        await started.stop();
      }
    }));

  test("another address than loopback needs TLS", () =>
    inFolder(async (folder) => {
      const environment = { TALLENNE_DATA: folder, TALLENNE_PORT: "0", TALLENNE_HOST: "0.0.0.0" };
      await expect(startAllInOne({ sources: sourcesWith(environment), log: keptLog() })).rejects.toThrow(
        /only loopback/,
      );
    }));
});

test("a process that cannot start says on the terminal what to repair, and ends with 1", () => {
  const done = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "main.ts"), "--purpose", "production"],
    {
      encoding: "utf8",
      env: { PATH: process.env["PATH"], TALLENNE_PORT: "many", TALLENNE_LEDGER_KEY: "00".repeat(32) },
    },
  );
  expect(done.status).toBe(1);
  for (const word of ["TALLENNE_PORT", "TALLENNE_LEDGER_KEY_FILE"]) expect(done.stderr).toContain(word);
  expect(done.stderr).not.toContain("0000");
});

test("tallenne-trust takes one address for each service, or none at all", () => {
  const six = ["identity", "intake", "catalogue", "reading-room", "steward", "ledger"].map(
    (name, at) => `${name}=http://127.0.0.1:${7101 + at}`,
  );
  expect(addressesOf(six)?.ledger).toBe("http://127.0.0.1:7106");
  expect(addressesOf(six.slice(1))).toBeUndefined();
  expect(addressesOf([...six.slice(1), six[1] ?? ""])).toBeUndefined();
});
