import { PoliciesRefused } from "@tallenne/access";
import { serviceNames } from "@tallenne/contracts";
import { keptLog, setCalendar, systemChance, systemClock } from "@tallenne/runtime";
import type { CalendarDate } from "@tallenne/domain";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exampleService } from "./example/example-services.ts";
import { peersOf } from "./peers/peers.ts";
import { run } from "./run.ts";
import { makeTrust } from "./trust/make-trust.ts";
import { readServiceKey, readTrust } from "./trust/trust.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tw-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Starts a catalogue; tells what stood open when the policies were read, and whether the service was started. */
async function started(policies: () => void) {
  const addresses = Object.fromEntries(serviceNames.map((name) => [name, "unix:i.sock"]));
  const trust = await readTrust(
    await makeTrust({ folder, addresses: addresses as Parameters<typeof makeTrust>[0]["addresses"] }),
  );
  const log = keptLog();
  const clock = systemClock;
  const key = await readServiceKey(folder, "catalogue", trust);
  const peers = peersOf({ service: "catalogue", trust, key, clock, log });
  const socket = join(folder, "i.sock");
  const seen = { listened: false, begun: false, read: 0 };
  const catalogue = {
    ...exampleService("catalogue", []),
    start: async () => void (seen.begun = true),
  };
  const outcome = await run([catalogue], {
    public: { port: 0 },
    internal: { socket },
    trust,
    reach: { catalogue: { peers } },
    log,
    clock,
    calendar: setCalendar("2026-11-24" as CalendarDate),
    chance: systemChance,
    purpose: "evaluation",
    demo: false,
    policies: () => {
      seen.read += 1;
      seen.listened ||= existsSync(socket) || seen.begun;
      policies();
    },
  }).then(
    async (running) => {
      await running.stop();
      return "ran" as const;
    },
    (failure: unknown) => failure,
  );
  peers.close();
  return { outcome, seen, open: existsSync(socket) };
}

test("the policies are read before anything listens or starts, once", async () => {
  const { outcome, seen } = await started(() => undefined);
  expect([outcome, seen]).toEqual(["ran", { listened: false, begun: true, read: 1 }]);
});

test("policies that cannot be used stop the start: no service begins, nothing listens", async () => {
  const { outcome, seen, open } = await started(() => {
    throw new PoliciesRefused(["permit-nothing: stands twice"]);
  });
  expect(outcome).toBeInstanceOf(PoliciesRefused);
  expect([seen.begun, open]).toEqual([false, false]);
});
