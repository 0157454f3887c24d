import { refuse } from "@tallenne/contracts";
import {
  type ContactId,
  type GrantGround,
  helsinkiDateOf,
  isFreezeInForce,
  isHoldInForce,
  registerIn,
} from "@tallenne/domain";
import type { Calendar } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { Contacts } from "../contacts/contacts.ts";
import { type Policy, rulesOn } from "../policies/policy.ts";

/** What the law says of one contact that shall go, as far as the catalogue knows it. */
export interface LawAround {
  /** Acts it cites: one of them is the task for which its erasure may be refused. */
  readonly legalTasks: readonly string[];
  /** Its register is archived at the end of its life (GDPR Art 17(3)(d)). */
  readonly isArchived: boolean;
  /** An authority's matter, a court case or a complaint under way names it (Art 17(3)(e)). */
  readonly isClaimed: boolean;
  /** Letter of Art 6(1) on which the service rests: one may object to (e) alone. */
  readonly letter: "a" | "c" | "e";
}

interface LawPorts {
  readonly contacts: Pick<Contacts, "some">;
  readonly policies: Collection<Policy>;
  readonly calendar: Calendar;
}

/** Looks at contacts before their erasure is decided; what is gone already has nothing around it. By the policy each was taken in under. */
export function lawAround({ contacts, policies, calendar }: LawPorts) {
  return async (ids: readonly ContactId[]): Promise<ReadonlyMap<ContactId, LawAround>> => {
    const around = new Map<ContactId, LawAround>();
    const today = calendar.today();
    for (const { id, register, ingestedAt, legalTasks, freezes, holds } of await contacts.some(ids)) {
      const declared = registerIn(await rulesOn(policies, helsinkiDateOf(ingestedAt)), register);
      const letter = declared?.bases.find(({ purposes }) => purposes.includes("p0"))?.letter;
      around.set(id, {
        legalTasks,
        isArchived: declared?.archival === "archive",
        isClaimed:
          freezes.some((one) => one.cause !== "rights-request" && isFreezeInForce(one, today)) ||
          holds.some((one) => one.cause === "complaint" && isHoldInForce(one, today)),
        letter: letter ?? "e",
      });
    }
    return around;
  };
}

/** What of a decision is about one contact, as far as the law around it matters. */
interface Leaving {
  readonly contact: ContactId;
  readonly outcome: "granted" | "partly" | "refused";
  readonly because?: GrantGround | undefined;
}

/** Refuses `kept-by-law` where something shall go that the law keeps, with its place. An archive duty covers no unlawful recording; a claim covers everything. */
export function refuseKept(items: readonly Leaving[], law: ReadonlyMap<ContactId, LawAround>): void {
  for (const [at, { contact, outcome, because }] of items.entries()) {
    const around = outcome === "granted" ? law.get(contact) : undefined;
    if (around?.isClaimed === true || (around?.isArchived === true && because !== "gdpr-17-1-d"))
      throw refuse("kept-by-law", { facts: { place: at + 1 } });
  }
}
