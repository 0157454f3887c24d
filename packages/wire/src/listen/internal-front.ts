import { refuse, type ServiceName } from "@tallenne/contracts";
import { isId } from "@tallenne/domain";
import type { Chance } from "@tallenne/runtime";
import type { IncomingMessage, ServerResponse } from "node:http";
import { bearerOf } from "../flow/asked-headers.ts";
import { attend } from "../flow/attend.ts";
import { Exchange } from "../flow/exchange.ts";
import { requestIdHeader } from "../flow/request-scope.ts";
import type { Leaving } from "../flow/send.ts";
import type { Station } from "../flow/station.ts";
import type { Service } from "../service.ts";
import type { Callers } from "./callers.ts";
import type { Health } from "./health.ts";
import { routerOf } from "./router.ts";
import { type Serving, serve } from "./serve.ts";

/** What the internal listener answers with. */
export interface InternalParts {
  readonly services: readonly Service[];
  readonly stations: ReadonlyMap<ServiceName, Station>;
  /** Services that have started and not begun to stop. */
  readonly running: ReadonlySet<ServiceName>;
  readonly callers: Callers;
  readonly health: Health;
  readonly serving: Serving;
  readonly chance: Chance;
  /** Facts of the process that stand with those of every service. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** The answers of the internal listener: operations between services, health with facts, metrics. No edge leads here. */
export function internalFront(
  parts: InternalParts,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { services, stations, serving, health, callers, running } = parts;
  const { clock, metrics } = serving;
  const answer = (exchange: Exchange, work: () => Promise<Leaving>) =>
    void serve(exchange, undefined, serving, work);
  const find = routerOf(services, "internal", {
    matched(exchange, { route, service, params, query }) {
      const station = stations.get(service.name);
      void serve(exchange, route.operation, serving, async () => {
        const caller = callers.of(route.operation, bearerOf(exchange.request.headers.authorization));
        if (!station || !running.has(service.name)) throw refuse("busy");
        return attend(route, { exchange, params, query, service: caller }, station);
      });
    },
    unmatched: (exchange) => answer(exchange, () => Promise.reject(refuse("unknown"))),
    failed: (exchange, failure) => answer(exchange, () => Promise.reject(failure)),
  });
  const readiness = async (service: Service): Promise<Leaving> => {
    const { ready, facts } = await health.of(service);
    const body = { ready, service: service.name, facts: { ...parts.facts, ...facts } };
    return { status: ready ? 200 : 503, headers: {}, body };
  };
  const metricsPage = async () => {
    for (const service of services)
      for (const [name, value] of Object.entries((await health.of(service)).facts))
        if (typeof value === "number") metrics.fact(service.name, name, value);
    return metrics.page();
  };
  return (request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "/";
    if (request.method === "GET" && path === "/metrics") {
      metricsPage().then(
        ({ type, text }) => response.writeHead(200, { "content-type": type }).end(text),
        () => response.destroy(),
      );
      return;
    }
    const sent = String(request.headers[requestIdHeader] ?? "");
    const id = isId("request", sent) ? sent : undefined;
    const exchange = new Exchange({ request, response, id }, { clock, chance: parts.chance });
    const asked = services.find(({ name }) => path === `/${name}/health`);
    if (asked && request.method === "GET") answer(exchange, () => readiness(asked));
    else find(exchange);
  };
}
