import type { IncomingMessage, ServerResponse } from "node:http";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Log } from "@tallenne/runtime";
import { siteHeaders } from "../answer/security-headers.ts";
import { readSiteFiles, type SiteFile } from "./site-files.ts";

/** The browser application as files. */
export interface Site {
  /** Answers a request that is not for the interface: a file, or the application's one page for every path without a dot. */
  serve(request: IncomingMessage, response: ServerResponse): void;
}

const plain = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };

/**
 * Reads what the folder of the built application holds, once: only these files can be served, whatever a path says. Throws when it has no
 * index.html.
 */
export async function siteOf(folder: string, log: Log): Promise<Site> {
  const files = await readSiteFiles(folder);
  const index = files.get("/index.html");
  if (!index) throw new TypeError("the folder of the site holds no index.html: build the application first");
  return {
    serve(request, response) {
      const { method = "GET", url = "/" } = request;
      if (method !== "GET" && method !== "HEAD") {
        response.writeHead(405, { ...siteHeaders, ...plain, allow: "GET, HEAD" }).end();
        return;
      }
      const path = url.split("?", 1)[0] ?? "/";
      const lastStep = path.slice(path.lastIndexOf("/") + 1);
      const file = files.get(path) ?? (lastStep.includes(".") ? undefined : index);
      if (!file) {
        response.writeHead(404, { ...siteHeaders, ...plain }).end(method === "HEAD" ? undefined : "404\n");
        return;
      }
      sendFile(file, request, response).catch((failure: unknown) => {
        response.destroy();
        // A browser that leaves a page in the middle of a file is no fault.
        if (!request.socket.destroyed) log.warn({ event: "site-file-failed" }, failure);
      });
    },
  };
}

async function sendFile(file: SiteFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = {
    ...siteHeaders,
    "cache-control": file.caching,
    etag: file.etag,
    ...(file.packed.length > 0 ? { vary: "accept-encoding" } : {}),
  };
  if (isKnown(request.headers["if-none-match"], file.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const accepted = encodingsOf(request.headers["accept-encoding"]);
  const packed = file.packed.find(({ encoding }) => accepted.has(encoding));
  response.writeHead(200, {
    ...headers,
    "content-type": file.type,
    "content-length": packed?.length ?? file.length,
    ...(packed ? { "content-encoding": packed.encoding } : {}),
  });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(packed?.path ?? file.path), response);
}

const isKnown = (sent: string | undefined, etag: string) =>
  sent !== undefined && sent.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);

/** Encodings a browser takes, those with weight zero left out (RFC 9110 §12.5.3). */
function encodingsOf(accepted: string | string[] | undefined): ReadonlySet<string> {
  const named = String(accepted ?? "").split(",");
  const wanted = named.filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one));
  return new Set(wanted.map((one) => one.split(";", 1)[0]?.trim().toLowerCase() ?? ""));
}
