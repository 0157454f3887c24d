import { systemChance } from "@tallenne/runtime";
import { afterAll, describe, expect, test } from "@jest/globals";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, createServer, type TLSSocket } from "node:tls";
import type { AddressInfo } from "node:net";
import { certify, makeAuthority } from "./office-certificate.ts";
import { readOfficeName } from "./office-name.ts";
import { tlsCommand } from "./tls-command.ts";

const now = Date.now();
const under = (ms: number) => ({ now: ms, chance: systemChance });
const today = under(now);
const day = 86_400_000;
const dns = { kind: "dns", value: "arkisto.kunta.example" } as const;
const ip = { kind: "ip", value: "127.0.0.1" } as const;
const elsewhere = { kind: "dns", value: "pankki.example" } as const;

/** What a browser that trusts the authority says to a server with this certificate: nothing, or why not. */
async function refusalOf(
  authority: string,
  { certificate, key }: { readonly certificate: string; readonly key: string },
  servername: string,
): Promise<string | null> {
  const server = createServer({ cert: certificate, key }, (socket: TLSSocket) => socket.end());
  server.on("tlsClientError", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const socket = connect({ host: "127.0.0.1", port, servername, ca: authority, minVersion: "TLSv1.2" });
  const refusal = await new Promise<string | null>((resolve) => {
    socket.once("secureConnect", () => resolve(null));
    socket.once("error", (failure: NodeJS.ErrnoException) => resolve(`${failure.code}: ${failure.message}`));
  });
  socket.destroy();
  server.close();
  return refusal;
}

describe("the certificate of an office (flows D29)", () => {
  test("who trusts the authority reaches the archive by its names, and by no other", async () => {
    const authority = await makeAuthority([dns, ip], today);
    const server = await certify(authority, [dns, ip], today);
    expect(await refusalOf(authority.certificate, server, dns.value)).toBeNull();
    expect(await refusalOf(authority.certificate, server, elsewhere.value)).toContain(
      "ERR_TLS_CERT_ALTNAME_INVALID",
    );
    const stranger = await makeAuthority([dns], today);
    expect(await refusalOf(stranger.certificate, server, dns.value)).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/);
  });

  test("the authority can vouch for no other place: who steals its key gains nothing", async () => {
    const authority = await makeAuthority([dns], today);
    for (const stolen of [elsewhere, ip])
      expect(
        await refusalOf(authority.certificate, await certify(authority, [stolen], today), stolen.value),
      ).toMatch(/subtree violation/);
    const byAddress = await makeAuthority([ip], today);
    expect(
      await refusalOf(byAddress.certificate, await certify(byAddress, [elsewhere], today), elsewhere.value),
    ).toMatch(/subtree violation/);
  });

  test("a certificate lives 397 days", async () => {
    const authority = await makeAuthority([dns], under(now - 500 * day));
    const old = await certify(authority, [dns], under(now - 399 * day));
    expect(await refusalOf(authority.certificate, old, dns.value)).toContain("CERT_HAS_EXPIRED");
    const late = await certify(authority, [dns], under(now - 396 * day));
    expect(await refusalOf(authority.certificate, late, dns.value)).toBeNull();
  });
});

describe("tallenne-tls", () => {
  const folders: string[] = [];
  const folder = async () => {
    const made = await mkdtemp(join(tmpdir(), "tls-"));
    folders.push(made);
    return join(made, "tls");
  };
  afterAll(() => Promise.all(folders.map((made) => rm(made, { recursive: true }))));

  test("makes four files, keys for their owner alone, and tells how to start with them", async () => {
    const at = await folder();
    const told = await tlsCommand([at, "Arkisto.Kunta.example", "192.168.1.10"], today);
    expect(told).toContain("TALLENNE_ORIGIN=https://arkisto.kunta.example:8380");
    expect((await readdir(at)).toSorted()).toEqual([
      "certificate.pem",
      "key.pem",
      "office-authority.key.pem",
      "office-authority.pem",
    ]);
    for (const key of ["key.pem", "office-authority.key.pem"])
      expect((await stat(join(at, key))).mode & 0o777).toBe(0o600);
  });

  test("a renewed certificate is under the authority that the workstations know", async () => {
    const at = await folder();
    await tlsCommand([at, dns.value, ip.value], today);
    const read = (name: string) => readFile(join(at, name), "utf8");
    const [authority, old] = [await read("office-authority.pem"), await read("certificate.pem")];
    expect(await tlsCommand(["renew", at], today)).toContain("arkisto.kunta.example, 127.0.0.1");
    expect(await read("certificate.pem")).not.toBe(old);
    expect(await read("office-authority.pem")).toBe(authority);
    const server = { certificate: await read("certificate.pem"), key: await read("key.pem") };
    expect(await refusalOf(authority, server, dns.value)).toBeNull();
  });

  test("an authority that is there is not replaced, and none is renewed where none is", async () => {
    const at = await folder();
    await expect(tlsCommand(["renew", at], today)).rejects.toThrow(/no authority/);
    await tlsCommand([at, dns.value], today);
    await expect(tlsCommand([at, dns.value], today)).rejects.toThrow(/renew it/);
  });

  test.each([
    [[]],
    [["tls"]],
    [["tls", "*.kunta.example"]],
    [["tls", "arkisto.kunta.example", "10.0.0.256"]],
    [["renew"]],
  ])("%j is not read", async (words) => {
    expect(await tlsCommand(words, today)).toBeUndefined();
  });

  test("names and addresses of an office are read, what stands for more is not", () => {
    expect(readOfficeName("::1")).toEqual({ kind: "ip", value: "::1" });
    expect(readOfficeName("localhost")).toEqual({ kind: "dns", value: "localhost" });
    for (const word of ["", "example", "a..b", "-a.example", "kunta.example:8380", "*.example", "1.2.3"])
      expect(readOfficeName(word)).toBeUndefined();
  });
});
