import { type ServiceName, serviceNames } from "@tallenne/contracts";
import { createServer, request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A tiny reverse proxy: one origin before six public listeners, as infra/edge has it. */
export interface Edge {
  readonly address: string;
  /** Where each service listens, once known. */
  readonly ports: Map<ServiceName, number>;
  close(): Promise<void>;
}

function serviceOf(url: string | undefined): ServiceName {
  const first = url?.split("/", 2)[1];
  return serviceNames.find((name) => name === first) ?? "identity";
}

/** Opens an edge on a free port of loopback. What names no service goes to identity, whose listener describes the interface. */
export async function openEdge(): Promise<Edge> {
  const ports = new Map<ServiceName, number>();
  const lines = new Set<Socket>();
  const server = createServer((asked, answer) => {
    const service = serviceOf(asked.url);
    const headers = { ...asked.headers, "x-forwarded-for": asked.socket.remoteAddress ?? "" };
    const { method, url: path } = asked;
    // A line of its own for each request: one kept from before may be dead, when a service was killed or this process was long busy.
    const to = { host: "127.0.0.1", port: ports.get(service), agent: false as const };
    const passed = request({ ...to, method, path, headers }, (told) => {
      answer.writeHead(told.statusCode ?? 502, told.headers);
      told.on("error", () => answer.destroy()).pipe(answer);
    });
    passed.on("continue", () => answer.writeContinue());
    // A service that answers before it has read everything may close on what is still being sent: its answer goes through all the same.
    passed.on("error", () => {
      if (!answer.headersSent) answer.writeHead(502).end();
      asked.unpipe(passed).resume();
    });
    answer.on("close", () => passed.destroy());
    asked.pipe(passed);
  });
  server.on("checkContinue", (asked, answer) => void server.emit("request", asked, answer));
  // Live connections: the request goes on as it came, then bytes both ways.
  server.on("upgrade", (asked, line: Socket, head: Buffer) => {
    const port = ports.get(serviceOf(asked.url)) ?? 0;
    const passed = connect(port, "127.0.0.1", () => {
      const fields = asked.rawHeaders.flatMap((name, at) =>
        at % 2 === 0 ? [`${name}: ${asked.rawHeaders[at + 1] ?? ""}`] : [],
      );
      const seen = `X-Forwarded-For: ${asked.socket.remoteAddress ?? ""}`;
      passed.write([`${asked.method} ${asked.url} HTTP/1.1`, ...fields, seen, "", ""].join("\r\n"));
      passed.write(head);
      line.pipe(passed).pipe(line);
    });
    lines.add(line);
    const end = () => {
      lines.delete(line);
      line.destroy();
      passed.destroy();
    };
    line.on("error", end).on("close", end);
    passed.on("error", end).on("close", end);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    ports,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const line of lines) line.destroy();
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
