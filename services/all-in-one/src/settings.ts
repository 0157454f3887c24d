import { catalogueSettings } from "@tallenne/catalogue";
import { identitySettings } from "@tallenne/identity";
import { intakeSettings } from "@tallenne/intake";
import { ledgerSettings } from "@tallenne/ledger";
import { readingRoomSettings } from "@tallenne/reading-room";
import { address, everywhere, loadSettingsOf, settingFields, type SettingSources } from "@tallenne/runtime";
import { stewardSettings } from "@tallenne/steward";
import { z } from "zod";

/** Settings of the process that runs all six; those of the services stand beside them. */
export const allInOneSettings = z.object({
  ...everywhere,
  data: z
    .string()
    .min(1)
    .default("./data")
    .meta({ description: "Folder of everything kept; what a service sets for itself may lie elsewhere." }),
  host: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .meta({ description: "Address to listen on; another than loopback needs TLS." }),
  port: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8380)
    .meta({ description: "Port of the public listener; 0 takes a free one." }),
  origin: address("Origin under which browsers know the archive, where an edge stands before it.").optional(),
  tlsCertificate: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "File of the certificate, PEM; with TALLENNE_TLS_KEY_PATH." }),
  tlsKeyPath: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "File of the certificate's key, PEM, readable by its owner only." }),
  site: z.string().min(1).optional().meta({
    description: "Folder of the built browser application; without it the interface alone answers.",
  }),
});

const schemas = {
  all: allInOneSettings,
  identity: identitySettings,
  intake: intakeSettings,
  catalogue: catalogueSettings,
  readingRoom: readingRoomSettings,
  steward: stewardSettings,
  ledger: ledgerSettings,
};

/** The settings of the process and of the six services in it. */
export type AllSettings = ReturnType<typeof loadAllSettings>;

/**
 * The settings of all six at once, with every mistake named (architecture §6). What is not set lies below the one data folder. Throws
 * SettingsRefused.
 */
export function loadAllSettings(sources: SettingSources) {
  const { environment } = sources;
  const folder = environment["TALLENNE_DATA"] || "./data";
  return loadSettingsOf(schemas, {
    ...sources,
    environment: { ...placedBelow(folder, set(environment)), ...set(environment) },
  });
}

/** Every setting whose usual value lies below `./data`, moved below another folder; not one that comes by a file. */
function placedBelow(
  folder: string,
  given: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const below = Object.values(schemas)
    .flatMap(settingFields)
    .filter(({ name, fallback }) => fallback?.includes("./data/") && !given[`${name}_FILE`]);
  return Object.fromEntries(
    below.map(({ name, fallback = "" }) => [name, fallback.replaceAll("./data/", () => `${folder}/`)]),
  );
}

/** An empty value is an absent one. */
const set = (environment: SettingSources["environment"]) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
