import type { Announced, Announcement, ProblemDocument, TakenTranscript } from "@tallenne/contracts";
import { sessionCookieName } from "@tallenne/wire";
import { goodCall } from "./contents.ts";
import { administratorsSecret } from "./stub-peers.ts";

/** What an answer of the public listener was. */
interface Told<B = Record<string, unknown>> {
  readonly status: number;
  readonly body: B & Partial<ProblemDocument>;
  readonly headers: Headers;
}

/** The public door of intake, as an administrator's browser and a recorder use it. */
export interface Door {
  /** Enrols a source as the administrator does, for everything unless told otherwise; answers its token. */
  enrol(
    name?: string,
    rights?: { readonly registers?: string[]; readonly lines?: string[] },
  ): Promise<string>;
  announce(announcement: Partial<Announcement>, token?: string): Promise<Told<Announced>>;
  put(
    announced: Announced,
    content: Uint8Array | ReadableStream,
    headers?: Record<string, string>,
  ): Promise<Told<Announced>>;
  /** Sends a transcript of what was announced. */
  transcribe(
    announced: Announced,
    transcript: Uint8Array,
    headers?: Record<string, string>,
  ): Promise<Told<TakenTranscript>>;
  /** As the administrator. */
  asAdministrator(path: string, body?: unknown): Promise<Told>;
  asAdministratorPuts(path: string, body: unknown): Promise<Told>;
}

const registers = ["calls", "chat", "email", "eform"];
const lines = ["henkiloasiakkaat", "yritys-suomi", "uraohjaus"];

/** A client of the address that is in force when it is used. */
export function doorOf(address: () => string): Door {
  let token: string | undefined;
  const asAdministrator = async (path: string, body?: unknown, method = "POST"): Promise<Told> => {
    const headers = {
      cookie: `${sessionCookieName}=${administratorsSecret}`,
      "sec-fetch-site": "same-origin",
    };
    const sent =
      body === undefined
        ? { headers }
        : {
            method,
            headers: { ...headers, "content-type": "application/json" },
            body: JSON.stringify(body),
          };
    return told(await fetch(`${address()}/intake${path}`, sent));
  };
  const enrol: Door["enrol"] = async (name = "vaihde-1", rights = {}) => {
    const { status, body } = await asAdministrator("/v1/sources", { name, registers, lines, ...rights });
    if (status !== 201) throw new Error(`enrolment answered ${status} ${String(body.slug)}`);
    return String(body["token"]);
  };
  const send = async <B>(
    place: string,
    content: Uint8Array | ReadableStream,
    headers: Record<string, string>,
  ): Promise<Told<B>> => {
    const sent = {
      method: "PUT",
      headers: {
        authorization: `Bearer ${token ?? ""}`,
        "content-type": "application/octet-stream",
        ...headers,
      },
      body: content,
      ...(content instanceof Uint8Array ? {} : { duplex: "half" as const }),
    };
    return told(await fetch(address() + place, sent));
  };
  return {
    enrol,
    asAdministrator,
    asAdministratorPuts: (path, body) => asAdministrator(path, body, "PUT"),
    async announce(announcement, shown) {
      token ??= await enrol();
      const sent = {
        method: "POST",
        headers: { authorization: `Bearer ${shown ?? token}`, "content-type": "application/json" },
        body: JSON.stringify({ ...goodCall, ...announcement }),
      };
      return told(await fetch(`${address()}/intake/v1/announcements`, sent));
    },
    put: ({ contentAddress, announcement }, content, headers = {}) =>
      send(contentAddress ?? `/intake/v1/announcements/${announcement}/content`, content, headers),
    transcribe: ({ announcement }, transcript, headers = {}) =>
      send(`/intake/v1/announcements/${announcement}/transcript`, transcript, headers),
  };
}

async function told<B>(reply: Response): Promise<Told<B>> {
  const body = (await reply.json()) as Told<B>["body"];
  return { status: reply.status, headers: reply.headers, body };
}
