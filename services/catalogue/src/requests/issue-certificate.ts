import { type CertificateWords, type LedgerEntry, refuse } from "@tallenne/contracts";
import { type CaseId, ownLastDay, type PersonId } from "@tallenne/domain";
import type { Calendar, Chance } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { Case } from "../cases/case.ts";
import type { Contacts } from "../contacts/contacts.ts";
import { type Certificate, certificateOf, digestOf, verificationOf } from "./certificate.ts";
import { asRequest, type RequestCase } from "./request.ts";
import type { ChangeRequest } from "./request-changes.ts";
import type { SealedFields } from "./seal-case-file.ts";

interface IssuePorts {
  readonly cases: Collection<Case>;
  readonly contacts: Pick<Contacts, "some">;
  readonly certificates: Collection<Certificate>;
  readonly seal: (of: CaseId, fields: object) => Promise<SealedFields>;
  readonly change: ChangeRequest;
  readonly calendar: Calendar;
  readonly chance: Chance;
}

/**
 * Issues the certificate of a refusal (row A12.6): sealed first, then named by the request. A crash between leaves a sealed document that nothing names.
 * Once issued it is never changed: printed again it is a copy with the same number.
 */
export function issueCertificate({
  cases,
  contacts,
  certificates,
  seal,
  change,
  calendar,
  chance,
}: IssuePorts) {
  return async (
    id: CaseId,
    words: CertificateWords,
    { by, tells }: { readonly by: PersonId; readonly tells: (digest: string) => readonly LedgerEntry[] },
  ): Promise<RequestCase> => {
    const matter = asRequest(await cases.get(id));
    if (matter === undefined) throw refuse("unknown");
    const count = (await certificates.count({ field: "case", is: id })) + 1;
    const decided = matter.request.decision?.items.map(({ contact }) => contact) ?? [];
    const lastDays = new Map(
      (await contacts.some(decided)).map((contact) => [contact.id, ownLastDay(contact)]),
    );
    const document = certificateOf(matter, words, { on: calendar.today(), count, lastDays });
    const digest = digestOf(document);
    const { number } = document;
    const certificate = await certificates.insert({
      id: chance.id("certificate"),
      case: id,
      number,
      kind: document.kind,
      language: words.language,
      digest,
      ...(await seal(id, document)),
    });
    return change({
      case: id,
      by,
      to: (request, { at }) => {
        if (request.certificate !== null || request.decision === null) throw refuse("out-of-turn");
        return {
          ...request,
          certificateId: certificate.id,
          certificate: { number, issuedAt: at, verification: verificationOf(digest) },
        };
      },
      tells: () => tells(digest),
    });
  };
}
