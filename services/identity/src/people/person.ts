import { language as languageShape, type Standing } from "@tallenne/contracts";
import type { CalendarDate, PersonId } from "@tallenne/domain";
import { type Collection, type Documents, keeps } from "@tallenne/store";
import { z } from "zod";

/** A person of the staff. The only place where a pseudonym and a name stand together. */
export interface Person {
  readonly id: PersonId;
  readonly version: number;
  readonly name: string;
  readonly signInName: string;
  readonly unit: string;
  readonly office: string;
  readonly language: Standing["language"];
  /** Names under which recorders know this adviser. */
  readonly agentKeys: readonly string[];
  readonly state: "invited" | "active" | "left";
  /** Sealed; absent until the invitation is accepted. */
  readonly passPhrase?: string;
  readonly authenticator?: string;
  /** Step of the last one-time code that was used: neither it nor an older one counts again. */
  readonly usedStep: number;
  /** Sessions of an older number are dead: signing out everywhere and leaving raise it. */
  readonly sessions: number;
  /** Day of the archive's calendar on which the invitation was accepted; absent of accounts from before it was kept. */
  readonly activeOn?: CalendarDate;
  /** The first later day on which the person signed in by own proofs: an account made to approve once has none. */
  readonly provenOn?: CalendarDate;
  /** Role worn last, where a new session begins. */
  readonly worn?: Standing["role"];
  /** Day of the archive's calendar on which employment ended: terms of the directory run from it. */
  readonly leftOn?: CalendarDate;
  /** The directory's term is over: names are gone, the pseudonym stays for what its bearer signed. */
  readonly forgotten?: true;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  signInName: z.string(),
  unit: z.string(),
  office: z.string(),
  language: languageShape,
  agentKeys: z.array(z.string()),
  state: z.enum(["invited", "active", "left"]),
  passPhrase: z.string().optional(),
  authenticator: z.string().optional(),
  usedStep: z.int(),
  sessions: z.int(),
  activeOn: z.string().optional(),
  provenOn: z.string().optional(),
  worn: z.string().optional(),
  leftOn: z.string().optional(),
  forgotten: z.literal(true).optional(),
});

export type People = Collection<Person>;

const peopleKept = keeps<Person>("identity.people", {
  register: "staff directory",
  personal: ["name", "signInName", "unit", "office", "agentKeys", "passPhrase", "authenticator"],
  term: "employment + 2 years",
  indexes: ["unit", "leftOn"],
  unique: ["signInName"],
  many: ["agentKeys"],
  small: true,
  parse: (value) => kept.parse(value) as unknown as Person,
  exportFor: async (people, subject) => {
    const person = await people.get(subject);
    if (person === undefined) return undefined;
    const { passPhrase: _, authenticator: __, ...shown } = person;
    return shown;
  },
});

/** Opens the directory. */
export function openPeople(documents: Documents): Promise<People> {
  return documents.open(peopleKept);
}

/** The form of a sign-in name under which it is compared: what is typed with capitals or wide letters is the same name. */
export function normalName(typed: string): string {
  return typed.normalize("NFKC").trim().toLowerCase();
}

/** The person of a sign-in name. */
export async function personNamed(people: People, signInName: string): Promise<Person | undefined> {
  const { rows } = await people.find({ where: { field: "signInName", is: signInName }, limit: 1 });
  return rows[0];
}
