import { documentsFrom, keepsPrints, keptPrints, orClose } from "@tallenne/store";
import { objectsFrom, ringKnown, storeTrialFrom } from "@tallenne/vault";
import type { Around, Service } from "@tallenne/wire";
import { destroyAgain } from "./disposals/destroy-again.ts";
import { openDisposals } from "./disposals/disposal.ts";
import type { StewardSettings } from "./settings.ts";
import { createSteward } from "./steward.ts";
import { tryBeforeStart } from "./store-trials/store-trial.ts";

/** How often the schedule looks at the calendar: a minute of the archive's time, and never less than a quarter of a second. */
const lookEveryMs = (rate: number) => Math.max(250, 60_000 / Math.max(1, rate));

/** How often the feed is looked at for holds, milliseconds: the catalogue's hold counts before any object is locked. */
const lockEveryMs = 1000;

const printsKept = keepsPrints("steward");

/** The steward from its settings. */
export async function composeSteward(settings: StewardSettings, around: Around): Promise<Service> {
  const { clock, chance, rate, purpose } = around;
  const documents = await documentsFrom(settings.store, {
    service: "steward",
    chance,
    onFailed: around.onStoreFailed,
  });
  const objects = await objectsFrom(settings.vault, {
    clock,
    credentials: settings.stewardVaultCredentials,
  });
  const keyring = await orClose(documents, async () => {
    const printOf = await keptPrints(documents, printsKept);
    return ringKnown(settings.keyring, {
      chance,
      print: printOf("keyring"),
      generation: printOf("keyring-generation"),
      onAccepted: async (ring) => destroyAgain(await openDisposals(documents), ring.destroyer(), around.log),
    });
  });
  const trial = storeTrialFrom(settings.vault, {
    credentials: settings.stewardVaultCredentials,
    clock,
    chance,
  });
  const tried = await orClose(documents, async () =>
    trial !== undefined && purpose === "production" ? tryBeforeStart(trial) : undefined,
  );
  return createSteward({
    ...around,
    documents,
    keys: keyring.destroyer(),
    objects: objects.sweeper,
    trial,
    tried,
    budget: settings.deletionBudget,
    lookEveryMs: lookEveryMs(rate),
    lockEveryMs,
  });
}
