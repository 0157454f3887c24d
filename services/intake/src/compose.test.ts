import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { serviceNames, type ServiceName } from "@tallenne/contracts";
import {
  FolderInUse,
  helsinkiCalendar,
  keptLog,
  SecretChanged,
  SecretMissing,
  systemChance,
  systemClock,
} from "@tallenne/runtime";
import { type Around, ledgerClient, makeTrust, peersOf, readServiceKey, readTrust } from "@tallenne/wire";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeIntake, intakeSettings } from "./index.ts";

let folder: string;
let around: Around;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tic-"));
  const addresses = Object.fromEntries(serviceNames.map((name) => [name, "unix:i.sock"]));
  const trust = await readTrust(
    await makeTrust({ folder, addresses: addresses as Record<ServiceName, string> }),
  );
  const key = await readServiceKey(folder, "intake", trust);
  const log = keptLog();
  const ports = { clock: systemClock, calendar: helsinkiCalendar(systemClock), chance: systemChance, log };
  const peers = peersOf({ service: "intake", trust, key, clock: systemClock, log });
  const ledger = ledgerClient(peers, { clock: systemClock, log });
  const secrets = join(folder, "secrets");
  around = { ...ports, trust, key, peers, ledger, purpose: "evaluation", demo: false, rate: 1, secrets };
});
afterAll(async () => {
  around.peers.close();
  await rm(folder, { recursive: true, force: true });
});

const settings = () =>
  intakeSettings.parse({
    store: `sqlite:${join(folder, "store")}`,
    vault: `file:${join(folder, "vault")}`,
    staging: join(folder, "staging"),
  });

describe("intake from its settings", () => {
  test("makes its secret at the first start and takes it up at the next, and sweeps staging", async () => {
    const first = await composeIntake(settings(), around);
    await first.start();
    expect(await first.ready()).toEqual({ ready: true, facts: { untold: 0, stalledMs: 0 } });
    await first.stop();
    const path = join(folder, "secrets", "intake-secret");
    const made = await readFile(path, "utf8");
    expect(made).toMatch(/^[0-9a-f]{64}\n$/);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const left = join(folder, "staging", `${"a".repeat(32)}.staged`);
    await writeFile(left, "what a crash left");
    const second = await composeIntake(settings(), around);
    await expect(stat(left)).rejects.toMatchObject({ code: "ENOENT" });
    expect(await readFile(path, "utf8")).toBe(made);
    await second.stop();
  });

  test("without the secret it was written with it does not start, and makes none: repetitions would be taken twice", async () => {
    await (await composeIntake(settings(), around)).stop();
    const path = join(folder, "secrets", "intake-secret");
    const made = await readFile(path);
    await rm(path);
    await expect(composeIntake(settings(), around)).rejects.toBeInstanceOf(SecretChanged);
    await expect(stat(path)).rejects.toMatchObject({ code: "ENOENT" });
    await writeFile(path, made);
    await (await composeIntake(settings(), around)).stop();
  });

  test("two on one folder: the second is refused and harms nothing", async () => {
    const first = await composeIntake(settings(), around);
    await expect(composeIntake(settings(), around)).rejects.toBeInstanceOf(FolderInUse);
    expect((await first.ready()).ready).toBe(true);
    await first.stop();
  });

  test("production must bring its secret", async () => {
    const refused = composeIntake(settings(), { ...around, purpose: "production" });
    await expect(refused).rejects.toBeInstanceOf(SecretMissing);
  });

  test("offers every operation of its contract and no other", async () => {
    const intake = await composeIntake(settings(), around);
    expect(intake.routes.map(({ operation }) => operation.id).toSorted()).toEqual([
      "announceContact",
      "appendToUpload",
      "changeSource",
      "createUpload",
      "discardStaging",
      "dropUpload",
      "enrolSource",
      "finishUpload",
      "handOverContact",
      "listSources",
      "putContent",
      "putTranscript",
      "readIntake",
      "readUpload",
      "rejectAnnouncement",
      "repairAnnouncement",
      "replayQuarantine",
      "stateDayTotals",
      "survivingInIntake",
      "tellDayTotals",
    ]);
    await intake.stop();
  });
});
