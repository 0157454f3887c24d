import type { LedgerEntry, PublicHalfView } from "@tallenne/contracts";
import type { Stop } from "@tallenne/runtime";
import { createRelay, documentsFrom } from "@tallenne/store";
import { UntrustedHalf, verifyHalf } from "@tallenne/vault";
import type { Around, Service } from "@tallenne/wire";
import { openCases } from "./cases/case.ts";
import { caseRoutes } from "./cases/routes.ts";
import { openContacts } from "./contacts/contacts.ts";
import { contactRoutes } from "./contacts/routes.ts";
import { disposalRoutes } from "./disposals/routes.ts";
import { feedOver, openGone } from "./feed.ts";
import { openPolicies } from "./policies/policy.ts";
import { policyRoutes } from "./policies/routes.ts";
import type { CataloguePorts } from "./ports.ts";
import { sealingKeyRoutes } from "./sealing-keys/routes.ts";
import { openSealingKeys } from "./sealing-keys/sealing-key.ts";
import { sealingKeysIn } from "./sealing-keys/sealing-keys.ts";
import type { CatalogueSettings } from "./settings.ts";

/** How often public halves whose time is over are dropped. */
const dropEveryMs = 3_600_000;

/** The catalogue from its settings: the power to know. The only place of the service that constructs. */
export async function composeCatalogue(settings: CatalogueSettings, around: Around): Promise<Service> {
  const { trust, ledger, calendar, clock, chance, log } = around;
  const documents = await documentsFrom(settings.store, {
    service: "catalogue",
    chance,
    onFailed: around.onStoreFailed,
  });
  const contacts = await openContacts(documents);
  const gone = await openGone(documents);
  const relay = await createRelay({
    service: "catalogue",
    documents,
    sources: [contacts.rows, gone],
    tell: (entries) => ledger.write(entries as LedgerEntry[]),
    clock,
    log,
  });
  const sealingKeys = sealingKeysIn(await openSealingKeys(documents));
  const ports: CataloguePorts = {
    contacts,
    cases: await openCases(documents),
    policies: await openPolicies(documents),
    sealingKeys,
    feed: feedOver({ gone, relay, chance, clock }),
    isGenuine: vouchedForBy([...trust.keys.values()].filter(({ service }) => service === "reading-room")),
    calendar,
    clock,
    chance,
    log,
  };
  const dropOldKeys = async (): Promise<void> => {
    try {
      const count = await sealingKeys.dropOld(calendar.today());
      if (count > 0) log.info({ event: "old-sealing-keys-dropped", count });
    } catch (failure) {
      log.warn({ event: "old-sealing-keys-stay" }, failure);
    }
  };
  let stopDropping: Stop | undefined;

  return {
    name: "catalogue",
    routes: [
      ...contactRoutes(ports),
      ...caseRoutes(ports),
      ...policyRoutes(ports),
      ...sealingKeyRoutes(ports),
      ...disposalRoutes(ports),
    ],
    start: async () => {
      relay.start();
      await dropOldKeys();
      stopDropping = clock.every(dropEveryMs, dropOldKeys);
    },
    stop: async () => {
      stopDropping?.();
      await relay.stop();
      await documents.close();
    },
    ready: async () => {
      const { waiting, stalledMs } = await relay.backlog();
      return { ready: true, facts: { waiting, stalledMs: Math.round(stalledMs) } };
    },
  };
}

/** Whether one of the reading-room's live keys vouches for a public half. */
function vouchedForBy(trusted: readonly { readonly key: Parameters<typeof verifyHalf>[1][number] }[]) {
  const keys = trusted.map(({ key }) => key);
  return (half: PublicHalfView): boolean => {
    try {
      verifyHalf(half, keys);
      return true;
    } catch (failure) {
      if (failure instanceof UntrustedHalf) return false;
      throw failure;
    }
  };
}
