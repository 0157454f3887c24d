import { Problem, type ProblemSlug, problems, type SocketContract } from "@tallenne/contracts";
import type { Socket } from "socket.io";
import { z } from "zod";
import { requestScope } from "../flow/request-scope.ts";
import type { Station } from "../flow/station.ts";
import type { Metrics } from "../listen/metrics.ts";
import { type LiveCaller, liveCaller } from "./live-caller.ts";
import type { Connection, Holder, LiveRoute } from "./live-route.ts";
import { messageBudget } from "./message-budget.ts";

/** What a client says when it connects. */
const handshake = z.strictObject({ version: z.int(), about: z.unknown() });

/** A refusal as a client is told it: a slug, and the guard that did not hold. */
interface Refusal {
  readonly slug: ProblemSlug | "other-version";
  readonly guard?: string;
}

/** The connection is refused; `data` is what the client reads of it. */
export class ConnectionRefused extends Error {
  readonly data: Refusal;

  constructor(data: Refusal) {
    super(data.slug);
    this.name = "ConnectionRefused";
    this.data = data;
  }
}

interface Ports {
  readonly station: Station;
  readonly metrics: Metrics;
}

/** A connection that was let in. */
export interface LiveConnection {
  /** Begins to answer. */
  begin(): Promise<void>;
}

/** Lets a client in, or throws ConnectionRefused: its version, what the connection is about, who holds it and whether they may. */
export async function letIn(route: LiveRoute, socket: Socket, ports: Ports): Promise<LiveConnection> {
  const { contract } = route;
  const said = handshake.safeParse(socket.handshake.auth);
  if (!said.success) throw new ConnectionRefused({ slug: "bad-input" });
  if (said.data.version !== contract.version) throw new ConnectionRefused({ slug: "other-version" });
  const about = contract.about.safeParse(said.data.about);
  if (!about.success) throw new ConnectionRefused({ slug: "bad-input" });
  const { cookie } = socket.request.headers;
  const caller = liveCaller(route, { cookie, about: about.data }, ports.station);
  try {
    const who = await caller.now();
    return {
      begin: async () => {
        // Messages may come before the holder stands: they wait for it.
        const holder = Promise.resolve(route.open(connectionOf(contract, socket), about.data, who));
        answerAll({ contract, socket, caller, holder, ports });
        await holder;
      },
    };
  } catch (failure) {
    throw new ConnectionRefused(refusalOf(failure, contract, ports.station));
  }
}

function connectionOf(contract: SocketContract, socket: Socket): Connection {
  return {
    id: socket.id,
    tell: (name, message) => void socket.emit(name, contract.tells[name]?.parse(message)),
    end: () => void setImmediate(() => socket.disconnect(true)),
  };
}

function answerAll(line: {
  readonly contract: SocketContract;
  readonly socket: Socket;
  readonly caller: LiveCaller;
  readonly holder: Promise<Holder>;
  readonly ports: Ports;
}): void {
  const { contract, socket, caller, holder, ports } = line;
  const { station, metrics } = ports;
  const mayCome = messageBudget(contract.perSecond, station.clock);
  const count = (message: string, outcome: string) =>
    metrics.message({ socket: contract.id, message, outcome });
  const cut = (message: string, why: string): void => {
    count(message, why);
    station.log.warn({ event: "live-cut", socket: contract.id, why });
    socket.disconnect(true);
  };
  const closed = () =>
    void holder.then(
      (one) => one.closed(),
      () => undefined,
    );
  socket.on("disconnect", closed);
  // It may have gone while it was being let in.
  if (!socket.connected) closed();
  socket.onAny((name: string, ...sent: readonly unknown[]) => {
    const message = Object.hasOwn(contract.asks, name) ? contract.asks[name] : undefined;
    const [body, answer] = sent;
    if (message === undefined || typeof answer !== "function" || sent.length !== 2)
      return cut("none", "unknown");
    if (!mayCome()) return cut(name, "too-many");
    if (Buffer.byteLength(JSON.stringify(body) ?? "") > contract.largest) return cut(name, "too-large");
    const parsed = message.body.safeParse(body);
    if (!parsed.success) return cut(name, "bad-input");
    const acknowledge = answer as (value: unknown) => void;
    void requestScope.run(station.chance.id("request"), async () => {
      try {
        const who = await caller.now();
        const said = await (await holder).asks[name]?.(parsed.data, who);
        acknowledge(message.answer.parse(said));
        count(name, "done");
      } catch (failure) {
        const refusal = refusalOf(failure, contract, station);
        acknowledge({ taken: false, refused: refusal.slug, ...guardOf(refusal) });
        count(name, refusal.slug);
        if (!mayNotGoOn(refusal.slug)) return;
        socket.emit("refused", refusal);
        setImmediate(() => socket.disconnect(true));
      }
    });
  });
}

const guardOf = ({ guard }: Refusal) => (guard === undefined ? {} : { guard });

/** Refusals of the person or device themselves end the connection; what is refused of one message only does not. */
const mayNotGoOn = (slug: Refusal["slug"]) =>
  ["sign-in-first", "sign-first", "step-up-first", "not-permitted", "own-matter", "unknown"].includes(slug);

function refusalOf(failure: unknown, contract: SocketContract, station: Station): Refusal {
  if (failure instanceof Problem) {
    const guard = failure.facts?.["guard"];
    if (problems[failure.slug].family !== "refusal")
      station.log.warn({ event: "live-unavailable", socket: contract.id, slug: failure.slug }, failure);
    return { slug: failure.slug, ...(typeof guard === "string" ? { guard } : {}) };
  }
  station.log.error({ event: "live-failed", socket: contract.id }, failure);
  return { slug: "defect" };
}
