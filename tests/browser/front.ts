import { serviceNames } from "@tallenne/contracts";
import { siteHeaders } from "@tallenne/wire";
import { existsSync, readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { extname, join } from "node:path";

/** One origin before services that run apart: the built application as files, everything else to them. As infra/edge has it. */
export interface Front {
  readonly address: string;
  close(): Promise<void>;
}

const kinds: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Opens the front on a free port of loopback. */
export async function openFront(site: string, services: () => string): Promise<Front> {
  const server = createServer((asked, answer) => {
    const path = (asked.url ?? "/").split("?", 1)[0] ?? "/";
    const [, first, second] = path.split("/");
    if (second !== undefined && serviceNames.some((name) => name === first)) {
      const { hostname, port } = new URL(services());
      const passed = request(
        { hostname, port, path: asked.url, method: asked.method, headers: asked.headers, agent: false },
        (told) => {
          answer.writeHead(told.statusCode ?? 502, told.headers);
          told.on("error", () => answer.destroy()).pipe(answer);
        },
      );
      passed.on("error", () => {
        if (!answer.headersSent) answer.writeHead(502).end();
        asked.unpipe(passed).resume();
      });
      answer.on("close", () => passed.destroy());
      asked.pipe(passed);
      return;
    }
    const file = join(site, path);
    const found = path !== "/" && existsSync(file) ? file : join(site, "index.html");
    answer.writeHead(200, {
      ...siteHeaders,
      "content-type": kinds[extname(found)] ?? "application/octet-stream",
    });
    answer.end(readFileSync(found));
  });
  const lines = new Set<Socket>();
  // Live connections: the request goes on as it came, then bytes both ways.
  server.on("upgrade", (asked, line: Socket, head: Buffer) => {
    const { hostname, port } = new URL(services());
    const passed = connect(Number(port), hostname, () => {
      const fields = asked.rawHeaders.flatMap((name, at) =>
        at % 2 === 0 ? [`${name}: ${asked.rawHeaders[at + 1] ?? ""}`] : [],
      );
      passed.write([`${asked.method} ${asked.url} HTTP/1.1`, ...fields, "", ""].join("\r\n"));
      passed.write(head);
      line.pipe(passed).pipe(line);
    });
    for (const one of [line, passed]) {
      lines.add(one);
      const end = () => {
        line.destroy();
        passed.destroy();
        lines.delete(one);
      };
      one.on("error", end).on("close", end);
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const line of lines) line.destroy();
      }),
  };
}
