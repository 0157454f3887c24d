import { composeCatalogue } from "@tallenne/catalogue";
import { type ServiceName, serviceNames } from "@tallenne/contracts";
import { composeIdentity } from "@tallenne/identity";
import { composeIntake } from "@tallenne/intake";
import { composeLedger } from "@tallenne/ledger";
import { composeReadingRoom } from "@tallenne/reading-room";
import { composeSteward } from "@tallenne/steward";
import { type Around, ledgerClient, peersOf, type Reach, readServiceKey, type Service } from "@tallenne/wire";
import type { AllSettings } from "./settings.ts";
import type { TrustBelow } from "./trust-below.ts";

/** The six as values, and how each reaches the others. */
export interface AllInOne {
  /** In the order of their start: those that others ask come first. */
  readonly services: readonly Service[];
  readonly reach: Readonly<Record<ServiceName, Reach>>;
  /** Closes the connections between them. */
  close(): void;
}

/** What is the same for all six. */
export type Surroundings = Omit<Around, "key" | "peers" | "ledger" | "trust">;

/** Composes the six services in one process (architecture §1). They still meet over the internal listener, with tokens of their own. */
export async function createAllInOne(
  settings: AllSettings,
  { trust, folder }: TrustBelow,
  surroundings: Surroundings,
): Promise<AllInOne> {
  const arounds = {} as Record<ServiceName, Around>;
  for (const service of serviceNames) {
    const log = surroundings.log.with({ service });
    const key = await readServiceKey(folder, service, trust);
    const peers = peersOf({ service, trust, key, clock: surroundings.clock, log });
    const ledger = ledgerClient(peers, { clock: surroundings.clock, log });
    const onStoreFailed = (failure: Error) => {
      log.error({ event: "store-failed" }, failure);
      surroundings.onStoreFailed?.(failure);
    };
    arounds[service] = { ...surroundings, trust, key, peers, ledger, log, onStoreFailed };
  }
  const services = [
    await composeLedger(settings.ledger, arounds.ledger),
    await composeIdentity(settings.identity, arounds.identity),
    await composeCatalogue(settings.catalogue, arounds.catalogue),
    await composeReadingRoom(settings.readingRoom, arounds["reading-room"]),
    await composeIntake(settings.intake, arounds.intake),
    await composeSteward(settings.steward, arounds.steward),
  ];
  return {
    services,
    reach: arounds,
    close() {
      for (const { peers } of Object.values(arounds)) peers.close();
    },
  };
}
