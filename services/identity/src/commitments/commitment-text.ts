import { canonicalBytes } from "@tallenne/contracts";
import type { CalendarDate, PolicyId, Trilingual } from "@tallenne/domain";
import type { Calendar, Chance } from "@tallenne/runtime";
import { type Collection, Duplicate, type Documents, keepsNothingPersonal } from "@tallenne/store";
import { createHash } from "node:crypto";
import { z } from "zod";
import { firstLaws, firstParagraphs } from "./first-text.ts";

/** One version of the commitment's text. Never changed: another text is another version. */
export interface CommitmentText {
  readonly id: PolicyId;
  readonly version: number;
  /** Number of the text version, from 1. */
  readonly number: number;
  readonly from: CalendarDate;
  readonly paragraphs: readonly Trilingual[];
  readonly laws: readonly string[];
  /** SHA-256 of paragraphs and laws in canonical form: what was signed can be shown to be what stands here. */
  readonly digest: string;
}

const words = z.strictObject({ fi: z.string(), sv: z.string(), en: z.string() });
const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  number: z.int(),
  from: z.string(),
  paragraphs: z.array(words),
  laws: z.array(z.string()),
  digest: z.string(),
});

export type CommitmentTexts = Collection<CommitmentText>;

const textsKept = keepsNothingPersonal<CommitmentText>(
  "identity.commitmentTexts",
  "texts of the confidentiality commitment; no person is named",
  {
    small: true,
    unique: ["number"],
    term: "permanent",
    parse: (value) => kept.parse(value) as unknown as CommitmentText,
  },
);

/** Opens the texts; where there is none, version 1 comes into force today. */
export async function openCommitmentTexts(
  documents: Documents,
  around: { readonly calendar: Calendar; readonly chance: Chance },
): Promise<CommitmentTexts> {
  const texts = await documents.open(textsKept);
  if ((await texts.count()) > 0) return texts;
  const first = { paragraphs: firstParagraphs, laws: firstLaws };
  const from = around.calendar.today();
  try {
    await texts.insert(textOf({ ...first, id: around.chance.id("policy"), number: 1, from }));
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
  }
  return texts;
}

/** A text with its digest. */
export function textOf(made: Omit<CommitmentText, "version" | "digest">): Omit<CommitmentText, "version"> {
  const { paragraphs, laws } = made;
  const digest = createHash("sha256").update(canonicalBytes({ paragraphs, laws })).digest("hex");
  return { ...made, digest };
}

/** The text in force: the newest one. */
export async function textInForce(texts: CommitmentTexts): Promise<CommitmentText | undefined> {
  const { rows } = await texts.find({ order: [{ field: "number", direction: "desc" }], limit: 1 });
  return rows[0];
}

/** A text by its number. */
export async function textNumbered(
  texts: CommitmentTexts,
  number: number,
): Promise<CommitmentText | undefined> {
  const { rows } = await texts.find({ where: { field: "number", is: number }, limit: 1 });
  return rows[0];
}
