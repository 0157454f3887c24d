import {
  discardStaging,
  entomb,
  forgetContacts,
  survivingInIntake,
  survivingInReadingRoom,
} from "@tallenne/contracts";
import { type ContactId, instantOf } from "@tallenne/domain";
import type { DisposalPorts } from "../ports.ts";
import { orderWithin } from "../sweeps/due.ts";
import type { Disposal, DisposalReceipt } from "./disposal.ts";

/** Ids in one call to a peer. */
const batch = 500;

/**
 * What stands with an owner now. Never what changed at this call: a step that is done again after a crash finds little left to change, and its receipt
 * must be the same.
 */
export function receipt(
  { clock }: Pick<DisposalPorts, "clock">,
  owner: string,
  gone: number,
): DisposalReceipt {
  return { owner, gone, at: instantOf(clock.now()) };
}

/** Removes every listed object and whatever else lies under the contacts. The receipt counts the listed ones that the store no longer lists. */
export async function removeObjects(
  ports: Pick<DisposalPorts, "objects" | "clock">,
  disposal: Disposal,
): Promise<DisposalReceipt> {
  const { objects } = ports;
  const listed = new Set(disposal.objects.map(({ key }) => key));
  const lying = async () => (await Promise.all(disposal.contacts.map((one) => objects.of(one)))).flat();
  for (const key of new Set([...listed, ...(await lying())])) await objects.remove(key);
  const left = new Set(await lying());
  return receipt(ports, "objects", [...listed].filter((key) => !left.has(key)).length);
}

/**
 * Orders index, staging and rows to be forgotten. The receipts count the members of whom reading-room and intake hold nothing, and the tombstones that
 * carry the disposal.
 */
export async function forgetEverywhere(
  ports: Pick<DisposalPorts, "peers" | "clock">,
  { first, contacts }: Disposal,
): Promise<DisposalReceipt[]> {
  const { peers } = ports;
  const within = { within: orderWithin };
  const indexed = await inBatches(contacts, async (some) => {
    await peers.call(forgetContacts, { body: { contacts: some } }, within);
    const { surviving } = await peers.call(survivingInReadingRoom, { body: { contacts: some } }, within);
    return some.length - surviving.length;
  });
  const staged = await inBatches(contacts, async (some) => {
    await peers.call(discardStaging, { body: { contacts: some } }, within);
    const { surviving } = await peers.call(survivingInIntake, { body: { contacts: some } }, within);
    return some.length - surviving.length;
  });
  const rows = await inBatches(contacts, async (some) => {
    const body = { disposal: first, contacts: some };
    return (await peers.call(entomb, { body }, within)).entombed;
  });
  return [
    receipt(ports, "reading-room", indexed),
    receipt(ports, "intake", staged),
    receipt(ports, "catalogue", rows),
  ];
}

async function inBatches(
  contacts: readonly ContactId[],
  count: (some: ContactId[]) => Promise<number>,
): Promise<number> {
  let sum = 0;
  for (let at = 0; at < contacts.length; at += batch) sum += await count(contacts.slice(at, at + batch));
  return sum;
}
