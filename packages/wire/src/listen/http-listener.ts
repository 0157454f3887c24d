import type { Clock } from "@tallenne/runtime";
import { chmod, lstat, readFile, unlink } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";
import type { Limits } from "./limits.ts";
import { checkListen, defaultHost, type Listen, ListenRefused } from "./listen.ts";

/** A listener of HTTP. */
export interface HttpListener {
  /** Resolves with the port, 0 for a socket, when requests are taken. */
  start(): Promise<number>;
  /** Takes no new connection, lets requests under way end, cuts what is left after the terms' time. */
  stop(): Promise<void>;
  /** Whether it has begun to stop: answers then close their connections. */
  readonly stopping: boolean;
}

/** AES-GCM with forward secrecy only, TLS 1.2 and 1.3 (security §4.1). */
const ciphers = [
  "TLS_AES_256_GCM_SHA384",
  "TLS_AES_128_GCM_SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES256-GCM-SHA384",
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES128-GCM-SHA256",
].join(":");

/** Listens where it is told, with limits on headers and patience. Throws ListenRefused for an address that may not be bound. */
export function httpListener(made: {
  listen: Listen;
  limits: Limits;
  clock: Clock;
  respond: (request: IncomingMessage, response: ServerResponse) => void;
  /** Takes connections that change to a websocket; without it they are answered as requests. */
  upgrade?: ((request: IncomingMessage, line: Duplex, head: Buffer) => void) | undefined;
}): HttpListener {
  const { listen, limits, clock, respond, upgrade } = made;
  checkListen(listen);
  let server: Server | undefined;
  let stopping = false;
  const take = (request: IncomingMessage, response: ServerResponse) => {
    if (stopping) response.setHeader("connection", "close");
    respond(request, response);
  };
  return {
    get stopping() {
      return stopping;
    },
    async start() {
      server = await serverOf(listen, limits);
      // Who asks before sending its body is answered by the flow: 100 only when somebody will read it.
      server.on("request", take).on("checkContinue", take);
      if (upgrade)
        server.on("upgrade", (request, line, head) =>
          stopping ? void line.destroy() : upgrade(request, line, head),
        );
      if ("socket" in listen) await freeSocket(listen.socket);
      await listening(server, listen);
      if ("socket" in listen) await chmod(listen.socket, listen.mode ?? 0o600);
      return "socket" in listen ? 0 : (server.address() as AddressInfo).port;
    },
    async stop() {
      stopping = true;
      const closing = server;
      if (!closing) return;
      const closed = new Promise<void>((resolve) => void closing.close(() => resolve()));
      const ends = [
        clock.every(50, () => closing.closeIdleConnections()),
        clock.after(limits.stopWithin, () => closing.closeAllConnections()),
      ];
      await closed;
      for (const end of ends) end();
    },
  };
}

async function serverOf(listen: Listen, limits: Limits): Promise<Server> {
  const settings = {
    maxHeaderSize: limits.header,
    headersTimeout: limits.headerWithin,
    // A recording may take hours to come in: bodies have time limits of their own in the flow.
    requestTimeout: 0,
    connectionsCheckingInterval: Math.min(limits.headerWithin, 2000),
    // Longer than edges keep theirs, so that none is closed just as it is used again.
    keepAliveTimeout: 75_000,
    noDelay: true,
  };
  if ("socket" in listen || !listen.tls) return createServer(settings);
  const [cert, key] = await Promise.all([readFile(listen.tls.cert), readFile(listen.tls.key)]).catch(
    (failure) => {
      throw new ListenRefused("the certificate or its key cannot be read", failure);
    },
  );
  return createTlsServer({ ...settings, cert, key, minVersion: "TLSv1.2", ciphers, honorCipherOrder: true });
}

function listening(server: Server, listen: Listen): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    const ready = () => {
      server.off("error", reject);
      resolve();
    };
    if ("socket" in listen) server.listen(listen.socket, ready);
    else server.listen(listen.port, listen.host ?? defaultHost, ready);
  });
}

/** Removes the socket that a killed process left behind. Throws ListenRefused where somebody answers, or no socket is. */
async function freeSocket(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (!found) return;
  if (!found.isSocket()) throw new ListenRefused("there is a file where the socket should be");
  if (await answers(path)) throw new ListenRefused("another process listens at the socket");
  await unlink(path);
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const trial = connect(path);
    const say = (answered: boolean) => {
      trial.destroy();
      resolve(answered);
    };
    trial.once("connect", () => say(true)).once("error", () => say(false));
  });
}
