import type { ContactId, DisposalId } from "@tallenne/domain";
import { instantOf } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { DisposalPorts } from "../ports.ts";
import { type Disposal, type DisposalStep, disposalSteps, idsDigest } from "./disposal.ts";

/**
 * Members of one disposal document (decision 0011). With three objects each that is about two megabytes, far below what a document may be, and each of
 * the nine steps rewrites it.
 */
export const mostMembers = 5000;

/** Everything but what a disposal is of: where each one begins. */
export function begun({
  clock,
  chance,
}: Pick<DisposalPorts, "clock" | "chance">): Pick<
  Disposal,
  | "step"
  | "failing"
  | "startedAt"
  | "finishedAt"
  | "finishedOn"
  | "silentSince"
  | "receipts"
  | "purgedEntry"
  | "certificate"
  | "open"
> {
  return {
    step: "due",
    failing: null,
    startedAt: instantOf(clock.now()),
    finishedAt: null,
    finishedOn: null,
    silentSince: null,
    receipts: [],
    purgedEntry: chance.id("entry"),
    certificate: null,
    open: true,
  };
}

/** The further parts of a disposal, in no order. */
export async function partsOf(
  disposals: Collection<Disposal>,
  first: DisposalId,
): Promise<readonly Disposal[]> {
  const parts: Disposal[] = [];
  for await (const one of disposals.each({ field: "first", is: first }))
    if (one.id !== first) parts.push(one);
  return parts;
}

/**
 * Begins further parts of a closed bucket for members that its first disposal has no room for: each is told to the ledger before anything of theirs is
 * touched, and has receipts and a certificate of its own.
 */
export async function beginParts(
  ports: DisposalPorts,
  first: Disposal,
  rest: { readonly contacts: readonly ContactId[]; readonly objects: Disposal["objects"] },
): Promise<void> {
  const { bucket, bucketVersion, register, lastDay } = first;
  for (let at = 0; at < rest.contacts.length; at += mostMembers) {
    const contacts = rest.contacts.slice(at, at + mostMembers);
    const own = new Set(contacts);
    const objects = rest.objects.filter(({ contact }) => own.has(contact));
    const id = ports.chance.id("disposal");
    const facts = { bucket, bucketVersion, count: contacts.length, idsDigest: idsDigest(contacts) };
    const { entry } = await ports.trail.write("retention.due", [id], facts);
    const of = { id, first: first.first, bucket, bucketVersion, register, lastDay };
    const what = { contacts, disputed: [], objects, dueEntry: entry };
    await ports.disposals.insert({ ...of, ...what, ...begun(ports) });
  }
}

const keyGone = disposalSteps.indexOf("key-destroyed");

/**
 * Whether a disposal may be carried on. A further part waits until its first one has destroyed the key: only the first moves those who survive, and
 * before that nobody may take the key from them.
 */
export async function mayGoOn(
  disposals: Collection<Disposal>,
  { id, first }: Pick<Disposal, "id" | "first">,
): Promise<boolean> {
  if (id === first) return true;
  const step: DisposalStep | undefined = (await disposals.get(first))?.step;
  return step !== undefined && disposalSteps.indexOf(step) >= keyGone;
}
