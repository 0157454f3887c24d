import type { LedgerEntry } from "@tallenne/contracts";
import type { Stop } from "@tallenne/runtime";
import { createRelay, documentsFrom, keepsPrints, keptPrints, orClose } from "@tallenne/store";
import { objectsFrom, ringKnown } from "@tallenne/vault";
import { type Around, introspector, type Service } from "@tallenne/wire";
import { mintBuckets } from "./bucket-keys/minting.ts";
import { policyInForce } from "./bucket-keys/policy-in-force.ts";
import { contentsOf } from "./contents/contents.ts";
import { disposalRoutes } from "./disposals/routes.ts";
import { adviserRoutes } from "./evaluations/adviser-routes.ts";
import { openEvaluations } from "./evaluations/evaluation.ts";
import type { EvaluationPorts } from "./evaluations/evaluation-ports.ts";
import { openForms } from "./evaluations/form.ts";
import { evaluationRoutes } from "./evaluations/routes.ts";
import { sealedEvaluations } from "./evaluations/sealed-evaluation.ts";
import { exactIndex } from "./exact-index/exact-index.ts";
import { openExactIndex } from "./exact-index/exact-row.ts";
import { indexContacts } from "./exact-index/index-contacts.ts";
import { indexEnvelopes } from "./exact-index/index-envelopes.ts";
import { partitionKeys } from "./exact-index/partition-keys.ts";
import { searchRoutes } from "./exact-index/routes.ts";
import { watchedOpener } from "./contents/watched-opener.ts";
import { feedCursor } from "./feed-cursor.ts";
import { keepLooking, type Looking } from "./keep-looking.ts";
import { keepNotes } from "./notes/keep-notes.ts";
import { openNotes } from "./notes/note.ts";
import { noteRoutes } from "./notes/routes.ts";
import { keepStatements } from "./statements/keep-statements.ts";
import { statementRoutes } from "./statements/routes.ts";
import { openStatements } from "./statements/statement.ts";
import type { RoomPorts } from "./ports.ts";
import { locateCandidates } from "./requests/locate-candidates.ts";
import { requestRoutes } from "./requests/routes.ts";
import { roomTrail } from "./room-trail.ts";
import { rootKeyOf } from "./root-key.ts";
import type { ReadingRoomSettings } from "./settings.ts";
import { noteAllHeard } from "./sittings/note-heard.ts";
import { sittingRoutes } from "./sittings/routes.ts";
import { settleSittings } from "./sittings/settle-sittings.ts";
import { openSittings } from "./sittings/sitting.ts";
import { liveTickets, ticketLifeMs } from "./sound/live-ticket.ts";
import { soundRoutes } from "./sound/routes.ts";
import { transcriptRoutes } from "./transcripts/routes.ts";
import { visitRooms } from "./visits/visit-rooms.ts";
import { openVisitSittings } from "./visits/visit-sitting.ts";
import { writtenRoutes } from "./written/routes.ts";

/** How often the catalogue is asked for wanted buckets: an announcement may be waiting. Milliseconds of the real clock. */
const mintEveryMs = 500;
/** After a minute in which nobody wanted any it is asked less often, and the first announcement of a day still waits less than two seconds. */
const mintRest = { afterMs: 60_000, everyMs: 1_500 };
/** How often it is asked for new contacts. */
const readEveryMs = 1_000;
/** How often the catalogue is told again what was heard, while it has not taken it. */
const noteEveryMs = 1_000;
/** How often sittings that players left are looked for. */
const settleEveryMs = 30_000;
/** Longest age of a session's standing at any window (flows D5). */
const standingKeptMs = 1_000;

const printsKept = keepsPrints("reading-room");

/** The reading-room from its settings: the power to disclose. The only place of the service that constructs. */
export async function composeReadingRoom(settings: ReadingRoomSettings, around: Around): Promise<Service> {
  const { trust, key, peers, ledger, calendar, clock, chance, log, purpose } = around;
  const documents = await documentsFrom(settings.store, {
    service: "reading-room",
    chance,
    onFailed: around.onStoreFailed,
  });
  const { reader: objects } = await objectsFrom(settings.vault, {
    clock,
    credentials: settings.readingRoomVaultCredentials,
  });
  const { keyring, rootKey } = await orClose(documents, async () => {
    const printOf = await keptPrints(documents, printsKept);
    const ring = await ringKnown(settings.keyring, {
      chance,
      print: printOf("keyring"),
      generation: printOf("keyring-generation"),
    });
    const isNeeded = async () => (await ring.generation()) > 0;
    const known = { print: printOf("root-key"), isNeeded };
    return { keyring: ring, rootKey: await rootKeyOf(settings.rootKey, around, known) };
  });
  const mint = keyring.minter({ rootKey, signingKey: key.key, chance });
  const opener = watchedOpener({ opener: keyring.opener({ rootKey }), calendar, log });
  const sittings = await openSittings(documents);
  const visits = await openVisitSittings(documents);
  const evaluations = await openEvaluations(documents);
  const forms = await openForms(documents);
  const relay = await createRelay({
    service: "reading-room",
    documents,
    sources: [sittings, visits, evaluations, forms],
    tell: (entries) => ledger.write(entries as LedgerEntry[]),
    clock,
    log,
  });
  const trail = roomTrail({ ledger, calendar, clock, chance });
  const index = exactIndex({
    ...(await openExactIndex(documents)),
    keys: partitionKeys({ opener, clock }),
    log,
  });
  const indexAll = indexEnvelopes({ peers, opener, index, trail, log });
  const cursor = await feedCursor(documents, "catalogue");
  const tickets = liveTickets({ clock });
  const own = [...trust.keys.values()].filter(({ service }) => service === "reading-room");
  const ports: RoomPorts & EvaluationPorts = {
    sittings,
    evaluations,
    forms,
    sealing: sealedEvaluations({ opener, chance }),
    relay,
    index,
    indexAll,
    contents: contentsOf({ opener, objects, peers, log }),
    statements: keepStatements({
      statements: await openStatements(documents),
      opener,
      clock,
      chance,
      log,
    }),
    notes: keepNotes({ notes: await openNotes(documents), opener, clock, chance }),
    tickets,
    mint,
    opener,
    objects,
    peers,
    introspector: introspector({ peers, trust, clock, log, keep: standingKeptMs }),
    trail,
    ticketKey: key,
    ticketKeys: trust.keys,
    base: "/reading-room",
    allowTest: purpose === "evaluation",
    calendar,
    clock,
    chance,
    log,
    vouching: own.map((one) => one.key),
  };
  const mintMissing = mintBuckets({ mint, peers, trail, policy: policyInForce({ peers, clock }), calendar });
  const locate = locateCandidates({ peers, opener, index, trail, log });
  const readFeed = indexContacts({ peers, indexAll, locate, cursor });
  const rooms = visitRooms(ports, visits);
  const settle = settleSittings(ports);
  const settleQuietly = async (graceMs: number): Promise<void> => {
    try {
      await settle(graceMs);
      relay.wake();
    } catch (failure) {
      log.error({ event: "sittings-unsettled" }, failure);
    }
  };
  let looking: readonly Looking[] = [];
  let stopSettling: Stop | undefined;

  return {
    name: "reading-room",
    routes: [
      ...sittingRoutes(ports),
      ...soundRoutes(ports),
      ...writtenRoutes(ports),
      ...transcriptRoutes(ports),
      ...noteRoutes(ports),
      ...statementRoutes(ports),
      ...evaluationRoutes(ports),
      ...adviserRoutes(ports),
      ...rooms.routes,
      ...requestRoutes(ports),
      ...searchRoutes(ports),
      ...disposalRoutes(ports),
    ],
    live: rooms.live,
    start: async () => {
      // Whoever listened when the last process ended cannot be asked any more.
      await settle(0);
      relay.start();
      looking = [
        keepLooking({
          once: mintMissing,
          waits: "minting-waits",
          everyMs: mintEveryMs,
          rest: mintRest,
          clock,
          log,
        }),
        keepLooking({ once: readFeed, waits: "feed-waits", everyMs: readEveryMs, clock, log }),
        keepLooking({
          once: noteAllHeard(ports),
          waits: "heard-waits",
          everyMs: noteEveryMs,
          clock,
          log,
        }),
      ];
      await rooms.start();
      stopSettling = clock.every(settleEveryMs, () => settleQuietly(ticketLifeMs));
    },
    stop: async () => {
      stopSettling?.();
      await rooms.stop();
      await Promise.all(looking.map((one) => one.stop()));
      tickets.stop();
      await relay.stop();
      await documents.close();
    },
    ready: async () => {
      const { waiting, stalledMs } = await relay.backlog();
      return { ready: true, facts: { waiting, stalledMs: Math.round(stalledMs) } };
    },
  };
}
