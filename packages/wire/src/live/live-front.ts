import type { ServiceName } from "@tallenne/contracts";
import { createServer, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Server, type Socket } from "socket.io";
import type { Station } from "../flow/station.ts";
import type { Metrics } from "../listen/metrics.ts";
import type { Service } from "../service.ts";
import { ConnectionRefused, letIn } from "./live-connection.ts";
import type { LiveRoute } from "./live-route.ts";

/** The live connections of a process. */
export interface LiveFront {
  /** Takes a request to change to a websocket; one that leads nowhere is cut. */
  upgrade(request: IncomingMessage, line: Duplex, head: Buffer): void;
  /** Ends every connection. */
  stop(): Promise<void>;
}

interface LiveParts {
  readonly services: readonly Service[];
  readonly stations: ReadonlyMap<ServiceName, Station>;
  readonly metrics: Metrics;
}

/** Frames of the engine itself around the longest message. */
const envelopeBytes = 512;
/** The engine's own signs of life, beside the beats of the contracts: milliseconds. */
const sign = { pingInterval: 2_000, pingTimeout: 3_000, connectTimeout: 5_000 };

/**
 * Live connections by Socket.IO (flows D23), websocket only: one engine per service at `/<service>/v1/live`, one namespace per contract. The handshake must
 * come from one of our own origins; nothing is kept for a client that is away, and a client that comes again is asked again who it is.
 */
export function liveFront({ services, stations, metrics }: LiveParts): LiveFront | undefined {
  const engines = new Map<string, Server>();
  for (const { name, live = [] } of services) {
    const station = stations.get(name);
    if (live.length > 0 && station) engines.set(`/${name}/v1/live/`, engineOf(live, { station, metrics }));
  }
  if (engines.size === 0) return undefined;
  return {
    upgrade(request, line, head) {
      const path = request.url?.split("?", 1)[0] ?? "/";
      const engine = engines.get(path);
      line.on("error", () => line.destroy());
      if (engine) engine.engine.handleUpgrade(request, line, head);
      else line.destroy();
    },
    async stop() {
      await Promise.all([...engines.values()].map((engine) => engine.close()));
    },
  };
}

function engineOf(live: readonly LiveRoute[], ports: { station: Station; metrics: Metrics }): Server {
  const { station, metrics } = ports;
  const io = new Server({
    ...sign,
    path: `/${station.service}/v1/live`,
    serveClient: false,
    transports: ["websocket"],
    allowUpgrades: false,
    allowEIO3: false,
    perMessageDeflate: false,
    httpCompression: false,
    cookie: false,
    maxHttpBufferSize: Math.max(...live.map(({ contract }) => contract.largest)) + envelopeBytes,
    allowRequest: (request, decide) => decide(undefined, isOwn(request, station.origins)),
  });
  // Requests reach the engine by `upgrade` only: plain ones are answered as every unknown path is.
  io.attach(createServer());
  for (const route of live) {
    const { contract } = route;
    const space = io.of(contract.namespace);
    let held = 0;
    space.use((socket, goOn) => {
      const answer = async (): Promise<ConnectionRefused | undefined> => {
        try {
          if (held >= station.limits.live) throw new ConnectionRefused({ slug: "too-many" });
          const connection = await letIn(route, socket, ports);
          (socket.data as Waiting).begin = () => connection.begin();
          return undefined;
        } catch (failure) {
          const refused =
            failure instanceof ConnectionRefused ? failure : new ConnectionRefused({ slug: "defect" });
          metrics.message({ socket: contract.id, message: "connect", outcome: refused.data.slug });
          return refused;
        }
      };
      void answer().then(goOn);
    });
    space.on("connection", (socket: Socket) => {
      held += 1;
      metrics.live(contract.id, held);
      metrics.message({ socket: contract.id, message: "connect", outcome: "done" });
      socket.on("disconnect", () => {
        held -= 1;
        metrics.live(contract.id, held);
      });
      const { begin } = socket.data as Waiting;
      begin?.().catch((failure: unknown) => {
        station.log.error({ event: "live-unopened", socket: contract.id }, failure);
        socket.disconnect(true);
      });
    });
  }
  return io;
}

/** A connection between being let in and being answered. */
interface Waiting {
  begin?: () => Promise<void>;
}

/**
 * Whether a handshake comes from a page of ours: browsers name the origin of every websocket, and the session's cookie goes with it whatever page asked
 * (CSWSH). Who names none brings no cookie that a browser holds, and is refused too.
 */
function isOwn(request: IncomingMessage, origins: ReadonlySet<string>): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  if (origin === undefined || !origins.has(origin)) return false;
  return site === undefined || site === "same-origin";
}
