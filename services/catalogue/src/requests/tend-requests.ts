import { addDays, freezeDaysAfterReply } from "@tallenne/domain";
import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import { ownEntryOf } from "./own-entry.ts";
import type { ChangeRequest } from "./request-changes.ts";
import type { RequestCase } from "./request.ts";
import { stepped } from "./step.ts";

interface TendPorts {
  readonly toTend: () => Promise<readonly RequestCase[]>;
  readonly settle: (matter: RequestCase) => Promise<unknown>;
  readonly change: ChangeRequest;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

/**
 * What becomes of requests by the calendar alone: freezes that a crash left behind are settled, and a request is closed when thirty days have passed since
 * the reply (domain: retention, §5). One that fails is logged and tried again at the next look; the others go on.
 */
export function tendRequests({ toTend, settle, change, calendar, clock, chance, log }: TendPorts) {
  const entry = ownEntryOf({ calendar, clock, chance });
  const tend = async (matter: RequestCase): Promise<void> => {
    await settle(matter);
    const { fulfilledOn } = matter.request;
    if (fulfilledOn === null || calendar.today() <= addDays(fulfilledOn, freezeDaysAfterReply)) return;
    await change({
      case: matter.id,
      by: null,
      to: (request, step) =>
        request.state === "fulfilled" ? stepped(request, ["release-freeze", "close"], step) : undefined,
      tells: (became) => [entry(became, "request.closed", {})],
    });
  };
  return async (): Promise<void> => {
    for (const matter of await toTend())
      try {
        await tend(matter);
      } catch (failure) {
        log.error({ event: "request-untended", case: matter.id }, failure);
      }
  };
}
