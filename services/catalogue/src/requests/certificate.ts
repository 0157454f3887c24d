import {
  canonicalBytes,
  type CertificateDocument,
  certificateDocument,
  type CertificateWords,
  type Finding,
  refuse,
  sealedCaseFile,
  type SealedCaseFile,
} from "@tallenne/contracts";
import {
  type CalendarDate,
  type CaseId,
  type ContactId,
  type Id,
  identifyingKinds,
  type RequestKind,
  requestKinds,
} from "@tallenne/domain";
import { type Documents, keeps } from "@tallenne/store";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { RequestCase } from "./request.ts";
import { unprintableIn } from "./unprintable.ts";

/** A certificate of refusal as kept: its words sealed, and the digest by which a paper is compared with it. */
export interface Certificate extends Pick<SealedCaseFile, "anchorDate" | "lastDay" | "envelope" | "wrap"> {
  readonly id: Id<"certificate">;
  readonly version: number;
  readonly case: CaseId;
  readonly number: string;
  readonly kind: RequestKind;
  readonly language: CertificateWords["language"];
  readonly digest: string;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  case: z.string(),
  number: z.string(),
  kind: z.enum(requestKinds),
  language: z.enum(["fi", "sv", "en"]),
  digest: z.string(),
  ...sealedCaseFile.pick({ anchorDate: true, lastDay: true, envelope: true, wrap: true }).shape,
});

const certificatesKept = keeps<Certificate>("catalogue.certificates", {
  register: "case files",
  personal: ["envelope"],
  term: "10 years",
  indexes: ["case"],
  parse: (value) => kept.parse(value) as unknown as Certificate,
});

/** Opens the collection of certificates. */
export function openCertificates(documents: Documents) {
  return documents.open(certificatesKept);
}

/** What may stand in no field of a paper: an identity code (T-C2). */
const neverOnPaper = "identity-code";

/**
 * The certificate whole (domain: requests and visits, §5). Its number, days, outcomes and provisions come from the request; the words are the decider's.
 * Throws `bad-input` with every finding: reasons missing without the officer's word (T-C5), an identity code anywhere (T-C2), details of anybody in the
 * reasons or no word that they tell nothing secret (T-C3).
 */
export function certificateOf(
  matter: RequestCase,
  words: CertificateWords,
  {
    on,
    count,
    lastDays,
  }: {
    readonly on: CalendarDate;
    readonly count: number;
    /** Of what stays: then it goes anyway (T-A12.5c). */
    readonly lastDays: ReadonlyMap<ContactId, CalendarDate>;
  },
): CertificateDocument {
  const { request, number } = matter;
  const { decision, withheld } = request;
  if (decision === null || decision.outcome === "granted" || request.certificate !== null)
    throw refuse("out-of-turn");
  const findings = findingsOf(words, withheld !== null);
  if (findings.length > 0) throw refuse("bad-input", { findings });
  const { noSecrets: _checked, ...written } = words;
  return certificateDocument.parse({
    v: 1,
    number: `${number}/${count}`,
    kind: request.kind,
    on,
    caseNumber: number,
    arrivedOn: request.arrivedOn,
    register: request.register,
    outcomes: decision.items.map(({ contact, ...item }) => ({
      ...item,
      lastDay: item.outcome === "granted" ? null : (lastDays.get(contact) ?? null),
    })),
    notFound: decision.notFound,
    extendedOn: request.extendedOn,
    isUnderAct: request.tracks.includes("julkl-12"),
    reasonWithheld: words.facts === undefined,
    words: written,
  });
}

/** SHA-256 of the canonical JSON, hexadecimal: what the ledger keeps. */
export function digestOf(document: CertificateDocument): string {
  return createHash("sha256").update(canonicalBytes(document)).digest("hex");
}

/** The first twelve signs of the digest, as they are printed: whoever holds a paper compares them. */
export function verificationOf(digest: string): string {
  return (digest.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join("-");
}

function findingsOf(words: CertificateWords, mayWithhold: boolean): Finding[] {
  const findings = [...unprintableIn(words, "")];
  if (words.facts === undefined && !mayWithhold)
    findings.push({
      pointer: "/facts",
      code: "missing",
      detail: "the officer has not agreed to keep it back",
    });
  if (!words.noSecrets)
    findings.push({ pointer: "/noSecrets", code: "missing", detail: "that the reasons tell nothing secret" });
  for (const [field, text] of Object.entries(words)) {
    if (typeof text !== "string") continue;
    const kinds: readonly string[] = identifyingKinds(text);
    if (kinds.includes(neverOnPaper)) findings.push({ pointer: `/${field}`, code: "identity-code-on-paper" });
    // Whom to ask has a telephone and may have an address; reasons have neither.
    else if (field === "facts" && kinds.some((kind) => kind !== "name"))
      findings.push({ pointer: "/facts", code: "secret-in-reasons", detail: "a contact detail or account" });
  }
  return findings;
}
