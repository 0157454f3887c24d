import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

/** A file packed beforehand. */
interface PackedFile {
  readonly encoding: "br" | "gzip";
  readonly path: string;
  readonly length: number;
}

/** One file of the site. */
export interface SiteFile {
  readonly path: string;
  readonly type: string;
  readonly length: number;
  readonly etag: string;
  readonly caching: string;
  /** Smallest first. */
  readonly packed: readonly PackedFile[];
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};
const packings = [
  { ending: ".br", encoding: "br" },
  { ending: ".gz", encoding: "gzip" },
] as const;

/** A name that carries a hash of its content never means anything else. */
const hashed = /^\/assets\/.*-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

/** The files of a folder by their path in the site. Files of unknown type, hidden ones and links are left out. */
export async function readSiteFiles(folder: string): Promise<ReadonlyMap<string, SiteFile>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = new Set(found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)));
  const files = new Map<string, SiteFile>();
  for (const path of paths) {
    const place = `/${relative(folder, path).split(sep).join("/")}`;
    const type = types[extname(path)];
    if (type === undefined || place.includes("/.")) continue;
    files.set(place, await siteFile(path, { place, type, paths }));
  }
  return files;
}

async function siteFile(
  path: string,
  known: { place: string; type: string; paths: ReadonlySet<string> },
): Promise<SiteFile> {
  const { place, type, paths } = known;
  const bytes = await readFile(path);
  const packed: PackedFile[] = [];
  for (const { ending, encoding } of packings) {
    if (!paths.has(path + ending)) continue;
    packed.push({ encoding, path: path + ending, length: (await readFile(path + ending)).length });
  }
  return {
    path,
    type,
    length: bytes.length,
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`,
    caching: cachingOf(place),
    packed: packed.toSorted((a, b) => a.length - b.length),
  };
}

function cachingOf(place: string): string {
  if (place.endsWith(".html")) return "no-store";
  return hashed.test(place) ? "public, max-age=31536000, immutable" : "no-cache";
}
