import type { GrantId, Id, PersonId } from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import { type Collection, type Documents, keeps } from "@tallenne/store";
import { z } from "zod";
import { hashOf } from "../sessions/session.ts";

/**
 * What a token opens: the making of the first administrator, the first sign-in of an invited person, or, in a demonstration only, a door for one
 * click. Whoever has the token has the proof; only its hash is kept.
 */
export interface Invitation {
  readonly id: Id<"ticket">;
  readonly version: number;
  readonly hash: string;
  readonly kind: "first" | "invitation" | "link";
  readonly person: PersonId;
  /** Id of the first administrator's right, reserved so that a repetition after a crash makes no second one. */
  readonly grant?: GrantId;
  /** Sealed authenticator secret that was shown and is not yet confirmed. */
  readonly authenticator?: string;
  /** Epoch milliseconds; null for the first administrator, who is awaited as long as it takes. */
  readonly until: number | null;
}

/** An invitation waits so long, a demonstration's link works so long, milliseconds. */
export const invitationLife = 7 * 24 * 3_600_000;
export const linkLife = 30 * 24 * 3_600_000;

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  hash: z.string(),
  kind: z.enum(["first", "invitation", "link"]),
  person: z.string(),
  grant: z.string().optional(),
  authenticator: z.string().optional(),
  until: z.number().nullable(),
});

export type Invitations = Collection<Invitation>;

const invitationsKept = keeps<Invitation>("identity.invitations", {
  register: "staff directory",
  personal: ["person", "authenticator"],
  term: "P30D",
  indexes: ["until", "person"],
  unique: ["hash"],
  small: true,
  parse: (value) => kept.parse(value) as unknown as Invitation,
});

/** Opens the invitations. */
export function openInvitations(documents: Documents): Promise<Invitations> {
  return documents.open(invitationsKept);
}

/** What a token opens now, if it is of that kind. */
export async function invitationOf(
  ports: { readonly invitations: Invitations; readonly clock: Clock },
  asked: { readonly token: string; readonly kind: Invitation["kind"] },
): Promise<Invitation | undefined> {
  const { rows } = await ports.invitations.find({
    where: { field: "hash", is: hashOf(asked.token) },
    limit: 1,
  });
  const [found] = rows;
  if (found?.kind !== asked.kind) return undefined;
  return found.until !== null && ports.clock.now() >= found.until ? undefined : found;
}
