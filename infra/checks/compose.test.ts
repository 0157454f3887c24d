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
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "./tree.ts";

interface Composed {
  readonly image: string;
  readonly build: { readonly dockerfile: string; readonly args?: Readonly<Record<string, string>> };
  readonly environment?: Readonly<Record<string, string>>;
  readonly network_mode?: string;
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly user?: string;
}
const text = (path: string) => readFileSync(join(root, path), "utf8");
const { services } = parse(text("docker-compose.yml"), { merge: true }) as {
  services: Readonly<Record<string, Composed>>;
};
const service = (name: ServiceName): Composed => services[name] as Composed;
const edge = text("infra/edge/nginx.conf");
const schemas = {
  identity: identitySettings,
  intake: intakeSettings,
  catalogue: catalogueSettings,
  "reading-room": readingRoomSettings,
  steward: stewardSettings,
  ledger: ledgerSettings,
};

describe("the compose file", () => {
  test("has the edge and one container for each of the six services", () => {
    expect(Object.keys(services).toSorted()).toEqual(["edge", ...serviceNames].toSorted());
    for (const name of serviceNames) expect(service(name).build.args?.["SERVICE"]).toBe(name);
  });

  test("names exact versions and files that exist", () => {
    for (const { image, build } of Object.values(services)) {
      expect(image).toMatch(/:\d+\.\d+\.\d+$/);
      expect(existsSync(join(root, build.dockerfile))).toBe(true);
      expect(text(build.dockerfile)).not.toMatch(/:latest|^FROM [^:]+$/m);
    }
  });

  test("only the edge publishes a port; the services are on its loopback", () => {
    for (const name of serviceNames)
      expect([service(name).network_mode, service(name).ports]).toEqual(["service:edge", undefined]);
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
      const secrets = fields.filter(({ secrecy }) => secrecy === "all").map(({ fileName }) => fileName);
      expect([name, secrets.filter((secret) => !set.includes(String(secret)))]).toEqual([name, []]);
    }
  });

  test("gives each service its own signing key and nobody else's, and keys only to those who mint or delete them", () => {
    for (const name of serviceNames) {
      const mounted = service(name).volumes.join("\n");
      expect([...mounted.matchAll(/trust\/([a-z-]+)\.current\.pem/g)].map(([, owner]) => owner)).toEqual([
        name,
      ]);
      expect([name, mounted.includes("/keys")]).toEqual([
        name,
        name === "reading-room" || name === "steward",
      ]);
      expect([name, mounted.includes("/vault")]).toEqual([
        name,
        ["intake", "reading-room", "steward"].includes(name),
      ]);
    }
    expect(service("reading-room").volumes).toContain("./data/vault:/vault:ro");
  });
});

describe("the ledger's mark", () => {
  test("lies in a place of its own, in neither folder of the log", () => {
    const { TALLENNE_LEDGER_MARK: mark = "" } = service("ledger").environment ?? {};
    const places = service("ledger").volumes.filter((volume) => volume.endsWith(`:${mark}`));
    expect(places).toEqual([`./data/ledger-mark:${mark}`]);
    expect(text("infra/compose/prepare.sh")).toContain("data/ledger-mark");
  });
});

describe("the health of the composition", () => {
  test("is asked of every service at its own public listener", () => {
    for (const name of serviceNames)
      expect(service(name).healthcheck?.test.at(-1)).toContain(
        `http://127.0.0.1:${service(name).environment?.["TALLENNE_PORT"]}/${name}/health`,
      );
  });
});

describe("the edge", () => {
  test("leads each service's paths to the port the compose file gives it", () => {
    for (const name of serviceNames) {
      const port = service(name).environment?.["TALLENNE_PORT"];
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
