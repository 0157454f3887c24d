// oxlint-disable-next-line import/no-unassigned-import -- the certificate library's classes are decorated: without this they cannot be loaded
import "reflect-metadata";
import { AsnConvert } from "@peculiar/asn1-schema";
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from "@peculiar/asn1-x509";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import type { Chance } from "@tallenne/runtime";
import { createPrivateKey, KeyObject, webcrypto } from "node:crypto";
import { isIPv6 } from "node:net";
import type { OfficeName } from "./office-name.ts";

/** A certificate and its private key, PEM. */
export interface Credential {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate is made under: milliseconds since the epoch, and where its serial number comes from. */
export interface Circumstances {
  readonly now: number;
  readonly chance: Chance;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const day = 86_400_000;
const authorityDays = 3650;
/** Browsers take a longer life of nobody's certificate. */
const certificateDays = 397;

/**
 * An authority that can vouch for these names and nothing else (flows D29): the name constraints are critical (RFC 5280 §4.2.1.10), so that its key
 * has no more power than the archive's own beside it, and a workstation that trusts it trusts it for the archive alone.
 */
export async function makeAuthority(
  names: readonly OfficeName[],
  { now, chance }: Circumstances,
): Promise<Credential> {
  const keys = await keyPair();
  const serialNumber = newSerial(chance);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...span(now, authorityDays),
    serialNumber,
    // A name of its own for each: workstations keep old authorities beside new ones.
    name: `CN=Tallenne office authority ${serialNumber.slice(0, 8)}`,
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      new Extension(id_ce_nameConstraints, true, AsnConvert.serialize(constraintsOf(names))),
    ],
  });
  return credential(certificate, keys.privateKey);
}

/** A certificate of the archive for these names, under the authority. The names must be among the authority's: nobody accepts others. */
export async function certify(
  authority: Credential,
  names: readonly OfficeName[],
  { now, chance }: Circumstances,
): Promise<Credential> {
  const keys = await keyPair();
  const above = new X509Certificate(authority.certificate);
  const certificate = await X509CertificateGenerator.create({
    ...span(now, certificateDays),
    serialNumber: newSerial(chance),
    subject: "CN=Tallenne",
    issuer: above.subject,
    signingAlgorithm: algorithm,
    signingKey: await signingKey(authority.key),
    publicKey: keys.publicKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map(({ kind: type, value }) => ({ type, value }))),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(above.publicKey),
    ],
  });
  return credential(certificate, keys.privateKey);
}

/** The names a certificate stands for. */
export function namesOf(certificate: string): readonly OfficeName[] {
  const found = new X509Certificate(certificate).getExtension(SubjectAlternativeNameExtension);
  return (found?.names.items ?? []).flatMap(({ type, value }) =>
    type === "dns" || type === "ip" ? [{ kind: type, value }] : [],
  );
}

function span(now: number, days: number) {
  // Clocks of an office differ: it counts from yesterday.
  return { notBefore: new Date(now - day), notAfter: new Date(now + days * day) };
}

function keyPair() {
  return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

function signingKey(key: string) {
  const pkcs8 = createPrivateKey(key).export({ type: "pkcs8", format: "der" });
  return webcrypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
}

function credential(certificate: X509Certificate, key: webcrypto.CryptoKey): Credential {
  return {
    certificate: `${certificate.toString("pem")}\n`,
    key: String(KeyObject.from(key).export({ type: "pkcs8", format: "pem" })),
  };
}

/** 126 random bits behind a leading 01: positive and of fixed length (RFC 5280 §4.1.2.2). */
function newSerial(chance: Chance): string {
  const bytes = Buffer.from(chance.bytes(16));
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return bytes.toString("hex");
}

/** Only these names; a kind of name that does not occur is excluded whole, for what is not constrained is permitted. */
function constraintsOf(names: readonly OfficeName[]): NameConstraints {
  const dns = names.filter(({ kind }) => kind === "dns").map(({ value }) => subtree({ dNSName: value }));
  const ip = names
    .filter(({ kind }) => kind === "ip")
    .map(({ value }) => subtree({ iPAddress: `${value}/${isIPv6(value) ? 128 : 32}` }));
  const anyDns = dns.length > 0 ? [] : [subtree({ dNSName: "" })];
  const anyIp = ip.length > 0 ? [] : ["0.0.0.0/0", "::/0"].map((iPAddress) => subtree({ iPAddress }));
  const excluded = [...anyDns, ...anyIp];
  return new NameConstraints({
    permittedSubtrees: new GeneralSubtrees([...dns, ...ip]),
    ...(excluded.length === 0 ? {} : { excludedSubtrees: new GeneralSubtrees(excluded) }),
  });
}

function subtree(base: Partial<GeneralName>): GeneralSubtree {
  return new GeneralSubtree({ base: new GeneralName(base) });
}
