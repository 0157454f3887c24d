import type { Clock, Log, Stop } from "@tallenne/runtime";
import type { Readiness, Service } from "../service.ts";

/** The readiness of services, asked at most once a second each, however often somebody looks. */
export interface Health {
  of(service: Service): Promise<Readiness>;
  /** From now on, or until then, nobody is ready. */
  started(): void;
  stopped(): void;
}

const keep = 1000;
const patience = 3000;

/** A service whose `ready` fails or takes longer than three seconds is not ready. */
export function createHealth(ports: { clock: Clock; log: Log }): Health {
  const { clock, log } = ports;
  const asked = new Map<Service, { readonly at: number; readonly answer: Promise<Readiness> }>();
  let running = false;
  const ask = async (service: Service): Promise<Readiness> => {
    let stop: Stop | undefined;
    const late = new Promise<Readiness>((resolve) => {
      stop = clock.after(patience, () => resolve({ ready: false, facts: { late: true } }));
    });
    try {
      return await Promise.race([service.ready(), late]);
    } catch (failure) {
      log.warn({ event: "not-ready", service: service.name }, failure);
      return { ready: false, facts: {} };
    } finally {
      stop?.();
    }
  };
  return {
    of(service) {
      if (!running) return Promise.resolve({ ready: false, facts: { running: false } });
      const known = asked.get(service);
      const now = clock.monotonic();
      if (known && now - known.at < keep) return known.answer;
      const answer = ask(service);
      asked.set(service, { at: now, answer });
      return answer;
    },
    started: () => void (running = true),
    stopped: () => void (running = false),
  };
}
