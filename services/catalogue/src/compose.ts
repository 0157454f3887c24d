import type { LedgerEntry, PublicHalfView } from "@tallenne/contracts";
import type { Stop } from "@tallenne/runtime";
import { createRelay, documentsFrom } from "@tallenne/store";
import { UntrustedHalf, verifyHalf } from "@tallenne/vault";
import type { Around, Service } from "@tallenne/wire";
import { openCases } from "./cases/case.ts";
import { caseRoutes } from "./cases/routes.ts";
import { latePartRoutes } from "./late-parts/routes.ts";
import { sampleRoutes } from "./samples/routes.ts";
import { openContacts } from "./contacts/contacts.ts";
import { contactRoutes } from "./contacts/routes.ts";
import { disposalRoutes } from "./disposals/routes.ts";
import { feedOver, openGone } from "./feed.ts";
import { openPolicies } from "./policies/policy.ts";
import { controllersFrom } from "./policies/controllers.ts";
import { openPolicyProposals } from "./policies/policy-proposal.ts";
import { policyRoutes } from "./policies/routes.ts";
import { policyVersionRoutes } from "./policies/version-routes.ts";
import { openOffices } from "./offices/office.ts";
import { officeRoutes } from "./offices/routes.ts";
import { endCaseHolds, endHoldsOfEndedCases } from "./holds/end-case-holds.ts";
import { freezeRoutes } from "./freezes/routes.ts";
import { holdRoutes } from "./holds/routes.ts";
import type { CataloguePorts } from "./ports.ts";
import { openCertificates } from "./requests/certificate.ts";
import { decisionRoutes } from "./requests/decision-routes.ts";
import { deskRoutes } from "./requests/desk-routes.ts";
import { freezesOver } from "./requests/freezes.ts";
import { requestRoomRoutes } from "./requests/internal-routes.ts";
import { matchRoutes } from "./requests/match-routes.ts";
import { requestDesk } from "./requests/request-desk.ts";
import { sealingKeyRoutes } from "./sealing-keys/routes.ts";
import { openSealingKeys } from "./sealing-keys/sealing-key.ts";
import { sealingKeysIn } from "./sealing-keys/sealing-keys.ts";
import type { CatalogueSettings } from "./settings.ts";
import { bookedRequestsIn } from "./visits/booked-request.ts";
import { visitRecordRoutes } from "./visits/record-routes.ts";
import { openRoomDays } from "./visits/room-day.ts";
import { visitRoutes } from "./visits/routes.ts";
import { openVisits } from "./visits/visit.ts";

/** How often requests are looked at for what the calendar alone does to them. A demonstration's month may last a minute. */
const tendEveryMs = 2_000;
/** How often public halves whose time is over are dropped. */
const dropEveryMs = 3_600_000;
/** How often holds of cases that are over are looked for: what a crash left between the two writes of a closing. */
const endEveryMs = 600_000;

/** The catalogue from its settings: the power to know. The only place of the service that constructs. */
export async function composeCatalogue(settings: CatalogueSettings, around: Around): Promise<Service> {
  const { trust, ledger, calendar, clock, chance, log } = around;
  const controllers = await controllersFrom(settings.controllers, around);
  const documents = await documentsFrom(settings.store, {
    service: "catalogue",
    chance,
    onFailed: around.onStoreFailed,
  });
  const contacts = await openContacts(documents);
  const gone = await openGone(documents);
  const cases = await openCases(documents);
  const visits = await openVisits(documents);
  const proposals = await openPolicyProposals(documents);
  const relay = await createRelay({
    service: "catalogue",
    documents,
    sources: [contacts.rows, cases, visits, gone, proposals],
    tell: (entries) => ledger.write(entries as LedgerEntry[]),
    clock,
    log,
  });
  const sealingKeys = sealingKeysIn(await openSealingKeys(documents));
  const vouching = [...trust.keys.values()]
    .filter(({ service }) => service === "reading-room")
    .map(({ key }) => key);
  const ports: CataloguePorts = {
    contacts,
    cases,
    policies: await openPolicies(documents),
    sealingKeys,
    feed: feedOver({ gone, relay, chance, clock }),
    offices: await openOffices(documents),
    visits,
    roomDays: await openRoomDays(documents),
    booked: bookedRequestsIn({ cases, contacts, calendar }),
    isGenuine: vouchedForBy(vouching),
    limits: { appealDays: settings.appealDays, holdsPerProject: settings.holdsPerProject },
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
  const endHolds = async (): Promise<void> => {
    try {
      await endHoldsOfEndedCases(ports)();
    } catch (failure) {
      log.warn({ event: "holds-of-ended-cases-stay" }, failure);
    }
  };
  const desk = requestDesk({
    ...ports,
    certificates: await openCertificates(documents),
    freezes: freezesOver(ports),
    peers: around.peers,
    trusted: (half) => verifyHalf(half, vouching),
  });
  const follow = async (): Promise<void> => {
    try {
      await desk.follow();
    } catch (failure) {
      log.warn({ event: "requests-not-told-of-visits" }, failure);
    }
  };
  const tend = async (): Promise<void> => {
    try {
      await follow();
      await desk.tend();
    } catch (failure) {
      log.warn({ event: "requests-untended" }, failure);
    }
  };
  let stopDropping: Stop | undefined;
  let stopTending: Stop | undefined;
  let stopEnding: Stop | undefined;

  return {
    name: "catalogue",
    routes: [
      ...contactRoutes(ports),
      ...latePartRoutes(ports),
      ...caseRoutes(ports, endCaseHolds(ports)),
      ...sampleRoutes(ports),
      ...holdRoutes(ports),
      ...freezeRoutes(ports),
      ...deskRoutes(
        { ...ports, allowTest: around.purpose === "evaluation", secureMail: settings.secureMail },
        desk,
      ),
      ...matchRoutes(desk),
      ...decisionRoutes(ports, desk),
      ...requestRoomRoutes(desk),
      ...officeRoutes(ports),
      ...visitRoutes(ports, follow),
      ...visitRecordRoutes(ports),
      ...policyRoutes(ports, controllers),
      ...policyVersionRoutes({ ...ports, proposals }),
      ...sealingKeyRoutes(ports),
      ...disposalRoutes(ports),
    ],
    start: async () => {
      relay.start();
      await dropOldKeys();
      stopDropping = clock.every(dropEveryMs, dropOldKeys);
      await tend();
      stopTending = clock.every(tendEveryMs, tend);
      await endHolds();
      stopEnding = clock.every(endEveryMs, endHolds);
    },
    stop: async () => {
      stopDropping?.();
      stopTending?.();
      stopEnding?.();
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
function vouchedForBy(keys: Parameters<typeof verifyHalf>[1]) {
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
