import { BlockList, isIP } from "node:net";

/** A certificate and its key, as files in PEM form. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** Where to listen: a Unix socket, or a port of a loopback address, or with TLS of any address. */
export type Listen =
  | { readonly socket: string; /** Access bits of the socket, 0o600 when left out. */ readonly mode?: number }
  | {
      readonly port: number;
      /** 127.0.0.1 when left out. */ readonly host?: string;
      readonly tls?: TlsFiles;
    };

/** Where people and sources are listened to. */
export type PublicListen = Listen & {
  /** The origin under which browsers know the archive, where an edge stands before it: `https://tallenne.example.fi`. */
  readonly origin?: string;
  /** An edge of ours stands before: its word on the source address (X-Forwarded-For) counts. Nobody else may reach the listener. */
  readonly edge?: true;
};

/** Somewhere we do not listen. The words say why and what to change. */
export class ListenRefused extends Error {
  readonly code = "listen-refused";

  constructor(words: string, cause?: unknown) {
    super(words, cause === undefined ? undefined : { cause });
    this.name = "ListenRefused";
  }
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

const longestSocket = 100;

/**
 * Throws ListenRefused for a plain port on another address than loopback (flows D29): browsers keep no session cookie there, and everybody on
 * the way could read along. Also for a socket path longer than systems take.
 */
export function checkListen(listen: Listen): void {
  if ("socket" in listen) {
    if (Buffer.byteLength(listen.socket) > longestSocket)
      throw new ListenRefused(`a socket's path has at most ${longestSocket} bytes: choose a shorter folder`);
    return;
  }
  if (listen.tls || isLoopback(listen.host ?? defaultHost)) return;
  throw new ListenRefused(
    `without TLS only loopback is bound: give certificate and key, or listen on ${defaultHost} behind an edge`,
  );
}

export const defaultHost = "127.0.0.1";

function isLoopback(host: string): boolean {
  const bare = host.replaceAll(/[[\]]/g, "");
  if (bare === "localhost") return true;
  const family = isIP(bare);
  return family !== 0 && loopback.check(bare, family === 6 ? "ipv6" : "ipv4");
}

/** The origins of a listener: the one given, or those under which browsers on this machine know the port. */
export function originsOf(listen: PublicListen, port: number): readonly string[] {
  if (listen.origin !== undefined) return [new URL(listen.origin).origin];
  if ("socket" in listen) return [];
  const scheme = listen.tls ? "https" : "http";
  const hosts = isLoopback(listen.host ?? defaultHost)
    ? ["localhost", "127.0.0.1", "[::1]"]
    : [listen.host ?? ""];
  return hosts.map((host) => new URL(`${scheme}://${host}:${port}`).origin);
}
