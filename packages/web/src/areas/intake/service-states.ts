import type { Look, ServiceName } from "../../api/health.ts";

/** How a service is, and since when this page has seen it so. */
export interface ServiceState extends Look {
  /** Epoch milliseconds by the browser's clock. */
  readonly since: number;
}
export type ServiceStates = readonly ServiceState[];

/** States after a look at all of them: what stays as it was keeps its time. */
export function afterLook(before: ServiceStates, looks: readonly Look[], at: number): ServiceStates {
  return looks.map((look) => {
    const known = before.find(({ service }) => service === look.service);
    return { ...look, since: known?.state === look.state ? known.since : at };
  });
}

/** Whether the page itself is cut off: no service answers at all, so what stands is what stood. */
export function isCutOff(looks: readonly Look[]): boolean {
  return looks.every(({ state }) => state === "away");
}

/** Services in trouble first, in their own order otherwise. */
export function inOrder(states: ServiceStates, order: readonly ServiceName[]): ServiceStates {
  const rank = { away: 0, slow: 1, works: 2 } as const;
  return states.toSorted(
    (a, b) => rank[a.state] - rank[b.state] || order.indexOf(a.service) - order.indexOf(b.service),
  );
}
