import {
  consoleSocket,
  fetchWindow,
  readSeatText,
  readSeatTranscript,
  terminalSocket,
} from "@tallenne/contracts";
import type { Stop } from "@tallenne/runtime";
import { answer, bind, bindSocket, type LiveRoute, type Route } from "@tallenne/wire";
import { keepLooking, type Looking } from "../keep-looking.ts";
import type { RoomPorts } from "../ports.ts";
import { consoleHolder } from "./console-holder.ts";
import { liveVisits } from "./live-visit.ts";
import { loadVisit } from "./own-visit.ts";
import { pairingCodes } from "./pairing-codes.ts";
import { pushAllEvents } from "./push-events.ts";
import { visitRoutes } from "./routes.ts";
import { sealedWords } from "./sealed-words.ts";
import { seatContent } from "./seat-content.ts";
import { seatKeys } from "./seat-keys.ts";
import { seatTickets } from "./seat-ticket.ts";
import { terminalHolder } from "./terminal-holder.ts";
import { visitChanges } from "./visit-changes.ts";
import { visitLines } from "./visit-lines.ts";
import type { VisitPorts } from "./visit-ports.ts";
import type { VisitSittings } from "./visit-sitting.ts";
import { watchSeats } from "./watch-seats.ts";

/** How often seats are looked at: a loss is noticed so much later than it happened, at most. Milliseconds of the real clock. */
const lookEveryMs = 100;
/** How often ended visits are tidied away. */
const tidyEveryMs = 3_600_000;
/** How often the catalogue is told again what happened, while it has not taken it. */
const pushEveryMs = 1_000;

/** Supervised visits: operations of the supervisor, connections of both seats, content for the terminal. */
export interface VisitRooms {
  readonly routes: readonly Route[];
  readonly live: readonly LiveRoute[];
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts the feature together. */
export function visitRooms(ports: RoomPorts, visits: VisitSittings): VisitRooms {
  const { clock, log } = ports;
  const live = liveVisits(ports);
  const own: VisitPorts = {
    ...ports,
    visits,
    live,
    codes: pairingCodes(ports),
    lines: visitLines({ live, clock }),
    words: sealedWords(ports),
  };
  const changes = visitChanges(own);
  const tickets = seatTickets(own);
  const keys = seatKeys(own, changes);
  const content = seatContent(own, changes, { tickets, keys });
  const load = loadVisit(own);
  const watch = watchSeats(own, changes);
  const seatTerminal = terminalHolder(own, changes, { tickets, keys });
  const seatConsole = consoleHolder(own, changes);
  let stops: readonly Stop[] = [];
  let looking: Looking | undefined;

  return {
    routes: [
      ...visitRoutes(own, changes),
      bind(fetchWindow, {
        use: async ({ terminal }, { body }) => {
          const { bytes, left } = await content.window(terminal, body);
          return answer(undefined, {
            headers: { "content-type": "application/octet-stream", "content-length": String(bytes.length) },
            stream: once(bytes, left),
          });
        },
      }),
      bind(readSeatText, { use: ({ terminal }, { body }) => content.text(terminal, body) }),
      bind(readSeatTranscript, { use: ({ terminal }, { body }) => content.transcript(terminal, body) }),
    ],
    live: [
      bindSocket(terminalSocket, { open: (line, _about, who) => seatTerminal(line, who) }),
      bindSocket(consoleSocket, { prepare: ({ visit }) => load(visit), open: seatConsole }),
    ],
    async start() {
      await watch.begin();
      looking = keepLooking({
        once: pushAllEvents(own),
        waits: "visit-events-wait",
        everyMs: pushEveryMs,
        clock,
        log,
      });
      const quietly = (work: () => Promise<void>) => async () => {
        try {
          await work();
        } catch (failure) {
          log.error({ event: "visits-unwatched" }, failure);
        }
      };
      stops = [
        clock.every(
          lookEveryMs,
          quietly(() => watch.look()),
        ),
        clock.every(
          tidyEveryMs,
          quietly(() => watch.tidy()),
        ),
      ];
    },
    async stop() {
      for (const stop of stops) stop();
      await looking?.stop();
    },
  };
}

/** The bytes, and what follows when they are handed over or nobody wants them any more. */
async function* once(bytes: Uint8Array, then: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield bytes;
  } finally {
    then();
  }
}
