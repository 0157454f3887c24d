import {
  type Action,
  entriesAbout,
  type LedgerEntry,
  type Received,
  type readReply,
  refuse,
} from "@tallenne/contracts";
import { type ContactId, type Policy, type PurposeCode, purposeCodes, registerIn } from "@tallenne/domain";
import type { Calendar } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { Peers } from "@tallenne/wire";
import type { Contact, Tombstone } from "../contacts/contact.ts";
import type { Contacts } from "../contacts/contacts.ts";
import { type Policy as KeptPolicy, rulesOn } from "../policies/policy.ts";
import { isRemoved, type RequestCase } from "./request.ts";
import type { RequestFile } from "./request-file.ts";

interface ReplyPorts {
  readonly contacts: Contacts;
  readonly policies: Collection<KeptPolicy>;
  readonly peers: Pick<Peers, "call">;
  readonly calendar: Calendar;
}
type RequestReply = Received<typeof readReply>;
type Item = RequestReply["items"][number];
type Decided = NonNullable<RequestFile["decision"]>["items"][number];

/** Acts by which something of a contact became known to somebody. */
const opening: readonly Action[] = [
  "access.viewed",
  "access.revealed",
  "access.text.read",
  "access.served",
  "access.listened",
  "visit.play",
];
const isPurpose = (value: unknown): value is PurposeCode => purposeCodes.includes(value as PurposeCode);

/**
 * What the reply to a decided request tells (GDPR Art 15(1)(a)–(h), row A11.1): of each contact its term, the purposes it was really opened for, the days on
 * which that was, by the ledger and not by what we believe. Nobody of the staff is named, and nothing that was said. Throws Problem `out-of-turn` before the
 * decision, `no-ledger` or `peer-away` where the ledger cannot be read: a reply without its history would be untrue.
 */
export function replyOf({ contacts, policies, peers, calendar }: ReplyPorts) {
  return async ({ number, request }: RequestCase): Promise<RequestReply> => {
    const { kind, decision, arrivedOn, language } = request;
    if (decision === null) throw refuse("out-of-turn");
    const ids = decision.items.map(({ contact }) => contact);
    const [policy, there, gone, entries] = await Promise.all([
      rulesOn(policies, calendar.today()),
      contacts.some(ids),
      contacts.buried(ids),
      opened(peers, ids),
    ]);
    const items = decision.items.flatMap((item): Item[] => {
      const contact = there.find(({ id }) => id === item.contact);
      const left = contact ?? gone.find(({ id }) => id === item.contact);
      return left === undefined
        ? []
        : [
            {
              ...itemOf({ item, policy, left, contact, uses: usesOf(entries, item.contact) }),
              removal: isRemoved(request) ? removalOf(item, contact) : "none",
              rectified: contact?.rectified.at(-1)?.on ?? null,
            },
          ];
    });
    return {
      number,
      kind,
      on: calendar.today(),
      arrivedOn,
      language,
      outcome: decision.outcome,
      // Oldest first; what is gone has no beginning any more and comes last.
      items: items.toSorted((a, b) => ((a.startedAt ?? "~") < (b.startedAt ?? "~") ? -1 : 1)),
    };
  };
}

async function opened(
  peers: ReplyPorts["peers"],
  ids: readonly ContactId[],
): Promise<readonly LedgerEntry[]> {
  if (ids.length === 0) return [];
  return (await peers.call(entriesAbout, { body: { objects: [...ids], actions: [...opening] } })).entries;
}

/** Days and purposes, oldest first, each pair once. */
function usesOf(entries: readonly LedgerEntry[], contact: ContactId): Item["uses"] {
  const uses = new Map<string, Item["uses"][number]>();
  for (const { objects, outcome, date, purpose } of entries)
    if (outcome !== "refused" && objects.includes(contact) && isPurpose(purpose))
      uses.set(`${date} ${purpose}`, { on: date, purpose });
  return [...uses].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use);
}

function itemOf(of: {
  readonly item: Decided;
  readonly policy: Policy;
  readonly left: Pick<Contact, "register" | "lastDay"> | Tombstone;
  readonly contact: Contact | undefined;
  readonly uses: Item["uses"];
}): Omit<Item, "removal" | "rectified"> {
  const { item, policy, left, contact, uses } = of;
  const register = registerIn(policy, left.register);
  // Service is what it was kept for, also where nobody opened it since.
  const used = new Set<PurposeCode>(["p0", ...uses.map(({ purpose }) => purpose)]);
  return {
    register: left.register as Item["register"],
    startedAt: contact?.startedAt ?? null,
    lastDay: left.lastDay,
    keptUntil: contact?.keptUntil ?? left.lastDay,
    outcome: item.outcome,
    given: item.given,
    grounds: item.grounds,
    because: item.because,
    task: item.task,
    categories: [...(register?.categories ?? [])],
    bases: (register?.bases ?? [])
      .filter(({ purposes }) => purposes.some((purpose) => used.has(purpose)))
      .map(({ letter, provision }) => ({ letter, provision })),
    uses,
  };
}

/** Said of what was really done, not of what was decided: closed once its erasure lies in the contact, destroyed once the contact is no more. */
function removalOf({ outcome }: Decided, contact: Contact | undefined): Item["removal"] {
  if (outcome !== "granted") return "none";
  if (contact === undefined) return "destroyed";
  return contact.erasure === null ? "none" : "closed";
}
