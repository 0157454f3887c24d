import {
  type Announced,
  type Announcement,
  announceContact,
  enrolSource,
  putContent,
} from "@tallenne/contracts";
import { pause, systemClock } from "@tallenne/runtime";
import { createHash } from "node:crypto";
import { type Answered, type Browser, browser } from "../ask/browser.ts";
import { ask, type Told } from "../ask/ask.ts";

/** A recorder or gateway as the archive sees it. */
export interface Recorder {
  readonly token: string;
  /** Announces once; whatever comes is answered. */
  announce(announcement: Announcement): Promise<Answered<typeof announceContact>>;
  /** Puts content at the address the announcement was given. */
  put(address: string, bytes: Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Told>;
  /** Announces and puts as a recorder does, coming again while the archive says it is busy or its keys are being made. */
  deliver(announcement: Announcement, bytes: Uint8Array): Promise<Announced>;
  /** Sends the transcript of what was announced, as a transcriber does after the recording. */
  transcribe(announced: Pick<Announced, "announcement">, transcript: Uint8Array): Promise<Told>;
  /** Every address asked. */
  readonly asked: readonly string[];
  /** Every problem it was told, as it came. */
  readonly problems: readonly string[];
}

/** Seconds in which a recorder comes again after 503. */
const patience = 30;

/** Enrols a source through the administrator's door. */
export async function enrolRecorder(
  administrator: Browser,
  address: () => string,
  how: { readonly name?: string; readonly lines?: readonly string[] } = {},
): Promise<Recorder> {
  const { name = "vaihde-1", lines = ["henkiloasiakkaat", "yritys-suomi", "uraohjaus"] } = how;
  const { token } = await administrator.use(enrolSource, {
    body: { name, registers: ["calls", "chat", "email", "eform"], lines: [...lines] },
  });
  return recorder(token, address);
}

/** A recorder with a token. */
export function recorder(token: string, address: () => string): Recorder {
  const authorization = `Bearer ${token}`;
  const client = browser(address, { authorization });
  const asked: string[] = [];
  const problems: string[] = [];
  const put: Recorder["put"] = async (path, bytes, headers = {}) => {
    asked.push(path);
    const told = await ask(address(), path, {
      method: putContent.method.toUpperCase(),
      bytes,
      headers: { authorization, "content-type": "application/octet-stream", ...headers },
    });
    if (told.status >= 400) problems.push(told.text);
    return told;
  };
  return {
    token,
    announce: (body) => client.call(announceContact, { body }),
    put,
    async deliver(body, bytes) {
      const { status, reply, problem } = await again(() => client.call(announceContact, { body }));
      if (reply?.state === "kept") return reply;
      if (reply === undefined || reply.contentAddress === null)
        throw new Error(
          `announcement of ${body.channel}: ${status} ${problem?.slug} ${JSON.stringify(problem?.findings ?? reply?.findings)}`,
        );
      const path = reply.contentAddress;
      const told = await again(() => put(path, bytes, { "content-digest": digestField(bytes) }));
      if (told.status >= 300) throw new Error(`content of ${body.channel}: ${told.status} ${told.text}`);
      return putContent.reply.parse(told.json());
    },
    transcribe: ({ announcement }, bytes) =>
      again(() =>
        put(`/intake/v1/announcements/${announcement}/transcript`, bytes, {
          "content-digest": digestField(bytes),
        }),
      ),
    get asked() {
      return [...client.asked, ...asked];
    },
    get problems() {
      return [...client.problems, ...problems];
    },
  };
}

/** Content-Digest of RFC 9530. */
export function digestField(bytes: Uint8Array): string {
  return `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;
}

/** Comes again while the answer is 503: the archive is busy, or its keys are being made. */
async function again<T extends { readonly status: number }>(attempt: () => Promise<T>): Promise<T> {
  const until = systemClock.monotonic() + patience * 1000;
  for (;;) {
    const outcome = await attempt();
    if (outcome.status !== 503 || systemClock.monotonic() > until) return outcome;
    await pause(systemClock, 100);
  }
}
