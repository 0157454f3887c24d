import { isCommitmentCurrent } from "@tallenne/access";
import { language as languageShape, type Standing } from "@tallenne/contracts";
import type { CalendarDate, CommitmentId, PersonId, PolicyId } from "@tallenne/domain";
import { type Collection, type Documents, keeps } from "@tallenne/store";
import { z } from "zod";

/** A confidentiality commitment as it was signed (domain-access §4). The duty in it outlives employment; the signature is renewed yearly. */
export interface Commitment {
  readonly id: CommitmentId;
  readonly version: number;
  readonly person: PersonId;
  readonly text: PolicyId;
  /** Number of the text version signed. */
  readonly number: number;
  /** Digest of the text signed. */
  readonly digest: string;
  readonly language: Standing["language"];
  readonly signedOn: CalendarDate;
  /** Epoch milliseconds of the real clock. */
  readonly signedAt: number;
  readonly until: CalendarDate;
  readonly method: "password" | "link" | "paper";
  /** Of a signature on paper: digest of the scanned sheet, and who recorded it. */
  readonly scan?: string;
  readonly recordedBy?: PersonId;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  person: z.string(),
  text: z.string(),
  number: z.int(),
  digest: z.string(),
  language: languageShape,
  signedOn: z.string(),
  signedAt: z.number(),
  until: z.string(),
  method: z.enum(["password", "link", "paper"]),
  scan: z.string().optional(),
  recordedBy: z.string().optional(),
});

export type Commitments = Collection<Commitment>;

const commitmentsKept = keeps<Commitment>("identity.commitments", {
  register: "staff directory",
  personal: ["person", "recordedBy"],
  term: "employment + 10 years",
  indexes: ["person+signedAt"],
  parse: (value) => kept.parse(value) as unknown as Commitment,
  exportFor: async (commitments, subject) => {
    const all: Commitment[] = [];
    for await (const one of commitments.each({ field: "person", is: subject })) all.push(one);
    return all;
  },
});

/** Opens the commitments. */
export function openCommitments(documents: Documents): Promise<Commitments> {
  return documents.open(commitmentsKept);
}

/** What a person signed last, whether it still holds or not. */
export async function signedLast(
  commitments: Commitments,
  person: PersonId,
): Promise<Commitment | undefined> {
  const { rows } = await commitments.find({
    where: { field: "person", is: person },
    order: [{ field: "signedAt", direction: "desc" }],
    limit: 1,
  });
  return rows[0];
}

/** The commitment in force: signed for the text in force and not run out (T-A10.2a); null asks for a signature. */
export function inForce(
  signed: Commitment | undefined,
  asked: { readonly today: CalendarDate; readonly textNumber: number | undefined },
): Standing["commitment"] {
  if (signed === undefined) return null;
  const { number, until } = signed;
  const { today, textNumber } = asked;
  if (!isCommitmentCurrent({ version: number, until }, { today, textVersion: textNumber })) return null;
  return viewOf(signed);
}

/** A commitment as others see it. */
export function viewOf({ id, number, until }: Commitment): NonNullable<Standing["commitment"]> {
  return { id, version: number, until };
}
