import { afterEach, beforeEach } from "@jest/globals";
import { sessionCookieName } from "@tallenne/wire";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { goodCall, wav } from "./contents.ts";
import { type IntakeArchive, intakeArchive } from "./intake-archive.ts";
import { administratorsSecret } from "./stub-peers.ts";

/** The field every request of tus carries. */
export const tus = { "tus-resumable": "1.0.0" };
/** What is uploaded unless told otherwise. */
export const recording = wav({ seconds: 2, seed: 7 });

interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { slug?: string };
}

const metadata = (mark: string) => `fingerprint ${Buffer.from(mark.padEnd(20, "x")).toString("base64")}`;

/** An administrator who uploads, at an archive of its own for each test of the block it stands in. */
export function uploadScene() {
  let archive: IntakeArchive;
  let source: string;
  beforeEach(async () => {
    archive = await intakeArchive();
    await archive.enrol();
    source =
      ((await archive.asAdministrator("/v1/sources")).body["sources"] as { id: string }[])[0]?.id ?? "";
  });
  afterEach(async () => archive.close());

  async function ask(
    method: string,
    path: string,
    more: { headers?: object; body?: Uint8Array | object } = {},
  ): Promise<Told> {
    const { body } = more;
    const isJson = body !== undefined && !(body instanceof Uint8Array);
    const reply = await fetch(`${archive.address}/intake${path}`, {
      method,
      headers: {
        cookie: `${sessionCookieName}=${administratorsSecret}`,
        "sec-fetch-site": "same-origin",
        ...(isJson ? { "content-type": "application/json" } : {}),
        ...more.headers,
      },
      ...(body === undefined
        ? {}
        : { body: isJson ? JSON.stringify(body) : (body as Uint8Array<ArrayBuffer>) }),
    });
    const text = await reply.text();
    return {
      status: reply.status,
      headers: reply.headers,
      body: text === "" ? {} : (JSON.parse(text) as Told["body"]),
    };
  }
  async function handOver(externalId: string, more: object = {}): Promise<Told> {
    const { sentAt: _sentAt, ...facts } = goodCall;
    return ask("POST", `/v1/sources/${source}/announcements`, { body: { ...facts, externalId, ...more } });
  }
  async function create(announcement: unknown, length = recording.length, mark = "file-1"): Promise<Told> {
    const headers = { ...tus, "upload-length": String(length), "upload-metadata": metadata(mark) };
    return ask("POST", `/v1/announcements/${String(announcement)}/uploads`, { headers });
  }
  async function begun(externalId: string, bytes: Uint8Array = recording): Promise<string> {
    const { body } = await handOver(externalId);
    const made = await create(body["announcement"], bytes.length);
    if (made.status !== 201) throw new Error(`${made.status} ${String(made.body.slug)}`);
    return `/v1/uploads/${String(made.body["upload"])}`;
  }
  const append = (path: string, from: number, bytes: Uint8Array, headers: object = {}) =>
    ask("PATCH", path, {
      body: bytes,
      headers: {
        ...tus,
        "content-type": "application/offset+octet-stream",
        "upload-offset": String(from),
        ...headers,
      },
    });
  const head = async (path: string) => {
    const { status, headers } = await ask("HEAD", path, { headers: tus });
    return [status, headers.get("upload-offset")];
  };
  const files = async () => readdir(join(archive.folder, "staging/uploads"));

  return {
    get archive() {
      return archive;
    },
    get source() {
      return source;
    },
    /** In whose name contacts are handed over from now on. */
    handOverFor: (other: string) => void (source = other),
    ask,
    handOver,
    create,
    begun,
    append,
    head,
    files,
  };
}
