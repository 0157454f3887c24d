import { type ServiceName, serviceNames } from "@tallenne/contracts";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A tiny reverse proxy: one origin before six public listeners, as infra/edge has it. */
export interface Edge {
  readonly address: string;
  /** Where each service listens, once known. */
  readonly ports: Map<ServiceName, number>;
  close(): Promise<void>;
}

/** Opens an edge on a free port of loopback. What names no service goes to identity, whose listener describes the interface. */
export async function openEdge(): Promise<Edge> {
  const ports = new Map<ServiceName, number>();
  const server = createServer((asked, answer) => {
    const first = asked.url?.split("/", 2)[1];
    const service = serviceNames.find((name) => name === first) ?? "identity";
    const headers = { ...asked.headers, "x-forwarded-for": asked.socket.remoteAddress ?? "" };
    const { method, url: path } = asked;
    const passed = request({ host: "127.0.0.1", port: ports.get(service), method, path, headers }, (told) => {
      answer.writeHead(told.statusCode ?? 502, told.headers);
      told.pipe(answer);
    });
    passed.on("continue", () => answer.writeContinue());
    passed.on("error", () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
    answer.on("close", () => passed.destroy());
    asked.pipe(passed);
  });
  server.on("checkContinue", (asked, answer) => void server.emit("request", asked, answer));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    ports,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Ports of loopback that were free a moment ago. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => void server.close(resolve))));
  return ports;
}
