import type { SigningKey } from "@tallenne/access";
import { type ServiceName, serviceNames, type Standing } from "@tallenne/contracts";
import type { CalendarDate } from "@tallenne/domain";
import { type KeptLine, keptLog, type SetCalendar, setCalendar, systemChance } from "@tallenne/runtime";
import { keyringFrom, type KeyDestroyer, type Objects, objectsFrom } from "@tallenne/vault";
import {
  type Around,
  ledgerClient,
  makeTrust,
  type Peers,
  peersOf,
  readServiceKey,
  readTrust,
  run,
  type Running,
  type Service,
  sessionCookieName,
} from "@tallenne/wire";
import type { KeyObject } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeReadingRoom } from "../compose.ts";
import { readingRoomSettings } from "../settings.ts";
import { passingClock, type PassingClock, until } from "./passing-clock.ts";
import { handler, today } from "./people.ts";
import { callBucket, type ContactToSeal, sealContact } from "./seal-contact.ts";
import {
  type StubCatalogue,
  stubCatalogue,
  stubIdentity,
  type StubLedger,
  stubLedger,
  stubSteward,
} from "./stub-peers.ts";
import { type StubVisits, stubVisits } from "./stub-visits.ts";

/** What the public listener answered. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The body as JSON. */
  json(): Record<string, unknown>;
}

/** A request of a person. */
interface Asking {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Beside the session's own. */
  readonly cookie?: string;
  /** Secret of another session. */
  readonly session?: string;
}

/** The reading-room over real sockets among stub peers. */
export interface RoomArchive {
  readonly clock: PassingClock;
  readonly calendar: SetCalendar;
  readonly log: { readonly lines: readonly KeptLine[] };
  readonly catalogue: StubCatalogue;
  readonly visits: StubVisits;
  readonly ledger: StubLedger;
  readonly damages: readonly { readonly contact: string; readonly part: string }[];
  readonly sessions: Map<string, Standing>;
  readonly peers: Readonly<Record<ServiceName, Peers>>;
  readonly objects: Objects;
  readonly keys: KeyDestroyer;
  readonly folder: string;
  /** Public keys that vouch for halves. */
  readonly vouching: readonly KeyObject[];
  room(): Service;
  address(): string;
  ask(path: string, asking?: Asking): Promise<Told>;
  /** Seals a contact to its bucket as soon as that has a key, and lets the catalogue know it. */
  keep(contact: Omit<ContactToSeal, "half"> & { readonly bucket: string }): Promise<void>;
  /** Ends the process and starts another over the same folders. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Secret of Paivi's session. */
export const paivisSecret = "secret-of-paivis-session-00000001";

/** Builds and starts it; Paivi is signed in. */
export async function roomArchive(
  how: { readonly day?: CalendarDate; readonly mintsAhead?: true } = {},
): Promise<RoomArchive> {
  const folder = mkdtempSync(join(tmpdir(), "tr-"));
  const addresses = Object.fromEntries(serviceNames.map((name) => [name, "unix:i.sock"]));
  const trust = await readTrust(
    await makeTrust({ folder, addresses: addresses as Record<ServiceName, string> }),
  );
  const clock = passingClock();
  const calendar = setCalendar(how.day ?? today);
  const log = keptLog();
  const ports = { clock, calendar, chance: systemChance, log };
  const signing = {} as Record<ServiceName, SigningKey>;
  const peers = {} as Record<ServiceName, Peers>;
  for (const service of serviceNames) {
    signing[service] = await readServiceKey(folder, service, trust);
    peers[service] = peersOf({ service, trust, key: signing[service], clock, log });
  }
  const { ledger, service: ledgerService } = stubLedger();
  const { catalogue, service: catalogueService } = stubCatalogue();
  catalogue.wanted.add(callBucket);
  catalogue.mintsAhead = how.mintsAhead ?? false;
  const { sessions, service: identityService } = stubIdentity(signing.identity, clock);
  const { damages, service: stewardService } = stubSteward();
  const { visits, ofCatalogue, ofIdentity } = stubVisits();
  const desk = { ...catalogueService, routes: [...catalogueService.routes, ...ofCatalogue] };
  const directory = { ...identityService, routes: [...identityService.routes, ...ofIdentity] };
  sessions.set(paivisSecret, handler());
  const terms = { budget: 300, budgetAway: 60, pause: 20 };
  const client = ledgerClient(peers["reading-room"], { clock, log, terms });
  const around: Around = {
    ...ports,
    trust,
    key: signing["reading-room"],
    peers: peers["reading-room"],
    ledger: client,
    purpose: "evaluation",
    demo: false,
    rate: 1,
    secrets: join(folder, "secrets"),
  };
  const settings = readingRoomSettings.parse({
    store: `sqlite:${join(folder, "store")}`,
    vault: `file:${join(folder, "vault")}`,
    keyring: `file:${join(folder, "keys")}`,
  });
  let room: Service;
  let running: Running;
  const start = async () => {
    room = await composeReadingRoom(settings, around);
    running = await run([ledgerService, directory, desk, stewardService, room], {
      ...ports,
      public: { port: 0 },
      internal: { socket: join(folder, "i.sock") },
      trust,
      reach: Object.fromEntries(serviceNames.map((name) => [name, { peers: peers[name], ledger: client }])),
      purpose: "evaluation",
      demo: false,
    });
  };
  await start();
  const objects = await objectsFrom(settings.vault, { clock });
  const keyring = await keyringFrom(settings.keyring, { chance: systemChance });
  const own = [...trust.keys.values()].filter(({ service }) => service === "reading-room");
  const by = { writer: objects.writer, vouching: own.map(({ key }) => key) };
  let events = 0;
  return {
    clock,
    calendar,
    log,
    catalogue,
    visits,
    ledger,
    damages,
    sessions,
    peers,
    objects,
    keys: keyring.destroyer(),
    folder,
    vouching: by.vouching,
    room: () => room,
    address: () => running.address,
    async ask(path, { method, body, headers = {}, cookie, session = paivisSecret } = {}) {
      const cookies = [`${sessionCookieName}=${session}`, ...(cookie === undefined ? [] : [cookie])];
      const reply = await fetch(running.address + path, {
        method: method ?? (body === undefined ? "GET" : "POST"),
        headers: {
          cookie: cookies.join("; "),
          "sec-fetch-site": "same-origin",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const bytes = new Uint8Array(await reply.arrayBuffer());
      return {
        status: reply.status,
        headers: reply.headers,
        bytes,
        json: () => JSON.parse(Buffer.from(bytes).toString("utf8")) as Record<string, unknown>,
      };
    },
    async keep({ bucket, ...contact }) {
      if (!catalogue.halves.has(bucket)) catalogue.wanted.add(bucket);
      await until(() => catalogue.halves.has(bucket));
      const half = catalogue.halves.get(bucket);
      if (half === undefined) throw new Error("no half was published");
      catalogue.contacts.set(contact.id, await sealContact({ ...contact, half }, by));
      catalogue.events.push({ number: (events += 1), contact: contact.id });
    },
    async restart() {
      await running.stop();
      await start();
    },
    async close() {
      await running.stop();
      for (const one of Object.values(peers)) one.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
