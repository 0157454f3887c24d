import { now } from "../platform/clock.ts";

/** The services of the archive, as their addresses name them. */
export const services = ["identity", "intake", "catalogue", "reading-room", "steward", "ledger"] as const;
export type ServiceName = (typeof services)[number];

/** What one look at a service found. */
export interface Look {
  readonly service: ServiceName;
  /** `slow`: ready, but late to say so. */
  readonly state: "works" | "slow" | "away";
}

/** An answer later than this is felt by people, milliseconds. */
const slowAfterMs = 1000;
/** Nobody waits longer for it, milliseconds. */
const longestMs = 5000;

/** Asks a service whether it is ready. Nothing of it is in the ledger: it tells yes or no and names nobody. Never rejects. */
export async function lookAt(service: ServiceName): Promise<Look> {
  const begun = now();
  try {
    const response = await fetch(`/${service}/health`, {
      cache: "no-store",
      signal: AbortSignal.timeout(longestMs),
    });
    if (!response.ok) return { service, state: "away" };
    return { service, state: now() - begun > slowAfterMs ? "slow" : "works" };
  } catch {
    return { service, state: "away" };
  }
}
