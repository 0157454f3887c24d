import { allInOneSettings } from "@tallenne/all-in-one";
import { catalogueSettings } from "@tallenne/catalogue";
import { type ServiceName, serviceNames } from "@tallenne/contracts";
import { identitySettings } from "@tallenne/identity";
import { intakeSettings } from "@tallenne/intake";
import { ledgerSettings } from "@tallenne/ledger";
import { readingRoomSettings } from "@tallenne/reading-room";
import { settingFields } from "@tallenne/runtime";
import { stewardSettings } from "@tallenne/steward";
import { aloneSettings, makeTrust } from "@tallenne/wire";
import { join } from "node:path";
import { freePorts, openEdge } from "./edge.ts";
import { type Program, startProgram } from "./program.ts";

/** The two ways the product runs (architecture §1). */
export type TopologyName = "all-in-one" | "apart";

/** A topology on one data folder. */
export interface Topology {
  address(): string;
  /** Address of a service's internal listener. */
  inside(service: string): string;
  start(now: number): Promise<readonly Program[]>;
  /** Starts one service, where each has its own process; the whole product otherwise. */
  startOne(service: ServiceName, now: number): Promise<Program>;
  close(): Promise<void>;
}

interface Terms {
  readonly folder: string;
  readonly demo: boolean;
  readonly settings: Readonly<Record<string, string>>;
}

type Schema = Parameters<typeof settingFields>[0];

const schemas: Readonly<Record<ServiceName, Schema>> = {
  identity: identitySettings,
  intake: intakeSettings,
  catalogue: catalogueSettings,
  "reading-room": readingRoomSettings,
  steward: stewardSettings,
  ledger: ledgerSettings,
};

/** The topologies by name. */
export const topologies: Readonly<Record<TopologyName, (terms: Terms) => Promise<Topology>>> = {
  "all-in-one": allInOne,
  apart,
};

const mode = (demo: boolean) => (demo ? "demo" : "office");

async function allInOne({ folder, demo, settings }: Terms): Promise<Topology> {
  let ready: Readonly<Record<string, string>> = {};
  const known = [allInOneSettings, ...Object.values(schemas)].flatMap(settingFields).map(({ name }) => name);
  const start = async (now: number) => {
    const program = await startProgram({
      name: "all-in-one",
      script: "run-all-in-one.ts",
      words: [String(now), mode(demo)],
      environment: { TALLENNE_DATA: folder, TALLENNE_PORT: "0", ...only(known, settings) },
    });
    ready = program.ready;
    return program;
  };
  return {
    address: () => ready["address"] ?? "",
    inside: () => ready["internal"] ?? "",
    start: async (now) => [await start(now)],
    startOne: (_service, now) => start(now),
    close: () => Promise.resolve(),
  };
}

async function apart({ folder, demo, settings }: Terms): Promise<Topology> {
  const edge = await openEdge();
  const ports = await freePorts(serviceNames.length * 2);
  const inner = (service: string) => ports[serviceNames.indexOf(service as ServiceName)] ?? 0;
  const outer = (service: ServiceName) => ports[serviceNames.length + serviceNames.indexOf(service)] ?? 0;
  const inside = (service: string) => `http://127.0.0.1:${inner(service)}`;
  for (const service of serviceNames) edge.ports.set(service, outer(service));
  const addresses = Object.fromEntries(serviceNames.map((service) => [service, inside(service)]));
  const peers = await makeTrust({
    folder: join(folder, "trust"),
    addresses: addresses as Record<ServiceName, string>,
  });
  const environmentOf = (service: ServiceName) => {
    const fields = [schemas[service], aloneSettings].flatMap(settingFields);
    const below = fields.flatMap(({ name, fallback }) =>
      fallback?.includes("./data/") ? [[name, fallback.replaceAll("./data/", `${folder}/`)]] : [],
    );
    const names = fields.map(({ name }) => name);
    return {
      ...(Object.fromEntries(below) as Record<string, string>),
      TALLENNE_PEERS: peers,
      TALLENNE_PORT: String(outer(service)),
      TALLENNE_ORIGIN: edge.address,
      ...only(names, settings),
    };
  };
  const startOne = (service: ServiceName, now: number) =>
    startProgram({
      name: service,
      script: "run-service.ts",
      words: [service, String(now), mode(demo)],
      environment: environmentOf(service),
    });
  return {
    address: () => edge.address,
    inside,
    start: (now) => Promise.all(serviceNames.map((service) => startOne(service, now))),
    startOne,
    close: () => edge.close(),
  };
}

/** Settings a process knows; a name it does not know would stop it. */
const only = (names: readonly string[], settings: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(settings).filter(
      ([name]) => names.includes(name.replace(/_FILE$/, "")) || names.includes(name),
    ),
  );
