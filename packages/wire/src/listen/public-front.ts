import { openapi, refuse, type ServiceName, serviceNames } from "@tallenne/contracts";
import type { Chance } from "@tallenne/runtime";
import type { IncomingMessage, ServerResponse } from "node:http";
import { attend } from "../flow/attend.ts";
import { Exchange } from "../flow/exchange.ts";
import type { Leaving } from "../flow/send.ts";
import type { Station } from "../flow/station.ts";
import type { Service } from "../service.ts";
import type { Site } from "../site/site.ts";
import type { Health } from "./health.ts";
import { describedAt, interfacePage } from "./interface-page.ts";
import { placesOf } from "./places.ts";
import { routerOf } from "./router.ts";
import { type Serving, serve } from "./serve.ts";
import { sourceAddress } from "./source-address.ts";

/** What the public listener answers with. */
export interface PublicParts {
  readonly services: readonly Service[];
  readonly stations: ReadonlyMap<ServiceName, Station>;
  readonly health: Health;
  readonly serving: Serving;
  readonly chance: Chance;
  readonly site: Site | undefined;
  readonly behindEdge: boolean;
  /** Of the published interface. */
  readonly version: string;
}

const servicePaths = new RegExp(`^/(${serviceNames.join("|")})/(v1(/|$)|health$)`);
const healthPath = new RegExp(`^/(${serviceNames.join("|")})/health$`);

/**
 * The answers of the public listener: the operations of its services, their health as yes or no, the interface description, and the browser
 * application for every other path.
 */
export function publicFront(
  parts: PublicParts,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { services, stations, serving, health } = parts;
  const { clock, limits, metrics } = serving;
  // Made when it is first asked for: nobody's start waits for a document that few read.
  let made: ReturnType<typeof openapi> | undefined;
  const described = () => (made ??= openapi(parts.version));
  const descriptions = new Map<string, () => Promise<Leaving>>([
    [describedAt.document, async () => ({ status: 200, headers: {}, body: described() })],
    [describedAt.page, async () => interfacePage(described())],
  ]);
  const places = placesOf(limits, (underWay) => metrics.inFlight(underWay));
  const takesStream = streamsOf(services);
  const answer = (exchange: Exchange, work: () => Promise<Leaving>) =>
    void serve(exchange, undefined, serving, work);
  const unknown = (exchange: Exchange) => answer(exchange, () => Promise.reject(refuse("unknown")));
  const find = routerOf(services, "public", {
    matched(exchange, { route, service, params, query }) {
      const station = stations.get(service.name);
      const address = sourceAddress(exchange.request, parts.behindEdge);
      void serve(exchange, route.operation, serving, async () => {
        if (!station) throw new TypeError(`${service.name} has no station`);
        return attend(route, { exchange, params, query, address }, station);
      });
    },
    unmatched: unknown,
    failed: (exchange, failure) => answer(exchange, () => Promise.reject(failure)),
  });
  const readiness = async (path: string): Promise<Leaving> => {
    const service = services.find(({ name }) => path === `/${name}/health`);
    if (!service) throw refuse("unknown");
    const { ready } = await health.of(service);
    return { status: ready ? 200 : 503, headers: {}, body: { ready } };
  };
  return (request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "/";
    const asked = request.method === "GET" ? descriptions.get(path) : undefined;
    if (parts.site && !asked && !servicePaths.test(path)) {
      parts.site.serve(request, response);
      return;
    }
    const exchange = new Exchange({ request, response }, { clock, chance: parts.chance });
    if (asked) return answer(exchange, asked);
    if (healthPath.test(path) && request.method === "GET") return answer(exchange, () => readiness(path));
    const isStream = takesStream(request.method, path);
    const address = sourceAddress(request, parts.behindEdge);
    if (!places.take({ request, response, isStream, address }))
      return answer(exchange, () => Promise.reject(refuse("busy")));
    return find(exchange);
  };
}

/** Tells requests whose body is a stream by their method and path, before anything is read of them. */
function streamsOf(services: readonly Service[]): (method: string | undefined, path: string) => boolean {
  const forms = services.flatMap(({ name, routes }) =>
    routes
      .filter(({ operation }) => operation.audience === "public" && operation.body === "stream")
      .map(({ operation }) => ({
        method: operation.method.toUpperCase(),
        path: new RegExp(`^/${name}${operation.path.replaceAll(/:[a-zA-Z]+/g, "[^/]+")}$`),
      })),
  );
  return (method, path) => forms.some((one) => one.method === method && one.path.test(path));
}
