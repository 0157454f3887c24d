import { TokenRefused, verifyServiceToken } from "@tallenne/access";
import { type Operation, refuse, type ServiceName } from "@tallenne/contracts";
import type { Clock, Log } from "@tallenne/runtime";
import type { Trust } from "../trust/trust.ts";

/** Which service calls. */
export interface Callers {
  /** The caller behind a token, when the operation lists it. Throws Problem `sign-in-first` or `not-permitted`. */
  of(operation: Operation, token: string | undefined): ServiceName;
}

const most = 1000;

/** Tokens are verified once and remembered until they end (flows D3): ES256 costs a tenth of a millisecond. */
export function createCallers(made: { trust: Trust; clock: Clock; log: Log }): Callers {
  const { trust, clock, log } = made;
  const known = new Map<string, { readonly caller: ServiceName; readonly until: number }>();

  const verified = (callee: ServiceName, token: string) => {
    const name = `${callee} ${token}`;
    const now = clock.now();
    const before = known.get(name);
    if (before && before.until > now) return before;
    known.delete(name);
    const found = verifyServiceToken({ token, callee, trusted: trust.keys, now });
    for (const [old, { until }] of known) if (until <= now || known.size >= most) known.delete(old);
    known.set(name, found);
    return found;
  };
  return {
    of(operation, token) {
      const { caller, service, id } = operation;
      if (token === undefined) throw refuse("sign-in-first");
      let calling: ServiceName;
      try {
        calling = verified(service, token).caller;
      } catch (failure) {
        const reason = failure instanceof TokenRefused ? failure.reason : "defect";
        log.warn({ event: "service-token-refused", operation: id, reason }, failure);
        throw refuse("sign-in-first");
      }
      if (caller.who === "services" && caller.callers.includes(calling)) return calling;
      log.warn({ event: "caller-not-listed", operation: id, caller: calling });
      throw refuse("not-permitted");
    },
  };
}
