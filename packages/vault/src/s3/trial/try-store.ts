import type { Chance, Clock } from "@tallenne/runtime";
import type { CapabilityCheck, CapabilityStatement } from "../../objects/capability.ts";
import { type AwayReason, StoreAway } from "../../objects/object-port.ts";
import { asPortFailure } from "../s3-failure.ts";
import type { CanaryStore } from "./canary-store.ts";
import { lookAt, type StoreCheck, storeChecks } from "./store-checks.ts";

/** A store of which this is heard did not say no to a promise: it said nothing. */
const unheard: ReadonlySet<AwayReason> = new Set(["unreachable", "slow", "busy"]);

/**
 * Looks at every promise by canaries of its own, after clearing away what a former trial left. What a store refuses or answers wrongly is a promise not kept.
 * Rejects `StoreAway` where it cannot be asked at all.
 */
export async function tryStore(
  store: CanaryStore,
  by: { readonly clock: Clock; readonly chance: Chance },
  looked: readonly StoreCheck[] = storeChecks,
): Promise<CapabilityStatement> {
  await clearAway(store);
  const checks: CapabilityCheck[] = [];
  for (const check of looked) {
    const { id, code } = check;
    try {
      checks.push({ id, code, holds: await lookAt(check, { store, ...by }) });
    } catch (failure) {
      const told = asPortFailure(failure);
      if (told instanceof StoreAway && unheard.has(told.reason)) throw told;
      checks.push({ id, code, holds: false });
    }
  }
  await clearAway(store);
  return {
    adapter: "s3",
    locks: "store",
    versions: "many",
    checks,
    isSound: isSound(looked, checks),
    banner: null,
  };
}

/** What nothing makes up for holds, and so does one of the digests. */
function isSound(looked: readonly StoreCheck[], checks: readonly CapabilityCheck[]): boolean {
  const holding = new Set(checks.filter(({ holds }) => holds).map(({ id }) => id));
  const looksAtDigests = looked.some(({ id, madeUpBy }) => madeUpBy === "digests" && holding.has(id));
  return looksAtDigests && looked.every(({ id, madeUpBy }) => madeUpBy !== undefined || holding.has(id));
}

/** Removes every canary that can be removed; one under compliance goes at the next trial. */
async function clearAway(store: CanaryStore): Promise<void> {
  for await (const one of store.list()) {
    if (await store.isHeld(one).catch(() => false)) await store.hold(one, false);
    await store.remove(one, { bypass: true });
  }
}
