import type { Operation } from "@tallenne/contracts";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type Response,
  Router,
} from "express";
import type { IncomingMessage } from "node:http";
import type { Route } from "../route/route.ts";
import type { Service } from "../service.ts";
import type { Exchange } from "../flow/exchange.ts";

/** A request that a route of the interface fits. */
interface Matched {
  readonly route: Route;
  readonly service: Service;
  readonly params: unknown;
  readonly query: unknown;
}

/** What happens to requests. */
export interface Routing {
  matched(exchange: Exchange, matched: Matched): void;
  /** No route fits, or its address is not readable. */
  unmatched(exchange: Exchange): void;
  /** A failure of the router itself. */
  failed(exchange: Exchange, failure: unknown): void;
}

/** Finds the route of a request. */
export type Find = (exchange: Exchange) => void;

/**
 * Routes of services for one audience, each below `/<service>`; operations of the other audience are not there at all. Only the method of the
 * contract fits: HEAD is answered where an operation has it, OPTIONS by nobody.
 */
export function routerOf(
  services: readonly Service[],
  audience: Operation["audience"],
  routing: Routing,
): Find {
  const app: Express = express();
  for (const setting of ["x-powered-by", "etag"]) app.disable(setting);
  for (const setting of ["case sensitive routing", "strict routing"]) app.enable(setting);
  app.set("query parser", "simple");
  const carried = new WeakMap<IncomingMessage, Exchange>();
  const exchangeOf = (request: IncomingMessage): Exchange => {
    const exchange = carried.get(request);
    if (!exchange) throw new TypeError("a request came past the listener");
    return exchange;
  };
  for (const service of services) {
    const router = Router({ caseSensitive: true, strict: true });
    for (const route of service.routes) {
      if (route.operation.service !== service.name)
        throw new TypeError(`${route.operation.id} is no operation of ${service.name}`);
      if (route.operation.audience !== audience) continue;
      router[route.operation.method](route.operation.path, (request: Request) => {
        const { params, query } = request;
        routing.matched(exchangeOf(request), { route, service, params, query });
      });
    }
    app.use(`/${service.name}`, router);
  }
  app.use((request) => routing.unmatched(exchangeOf(request)));
  const failed: ErrorRequestHandler = (failure: unknown, request, _response, _next) => {
    if (failure instanceof URIError || (failure as { status?: unknown }).status === 400)
      routing.unmatched(exchangeOf(request));
    else routing.failed(exchangeOf(request), failure);
  };
  app.use(failed);
  // Express would answer HEAD with what GET does, entries of the ledger included.
  const heads = services.flatMap(({ name, routes }) =>
    routes
      .filter(({ operation }) => operation.method === "head" && operation.audience === audience)
      .map(({ operation }) => new RegExp(`^/${name}${operation.path.replaceAll(/:[a-zA-Z]+/g, "[^/]+")}$`)),
  );
  return (exchange) => {
    const { request, response } = exchange;
    carried.set(request, exchange);
    const isHead = request.method === "HEAD" && !heads.some((form) => form.test(pathOf(request)));
    if (isHead || request.method === "OPTIONS") routing.unmatched(exchange);
    else app(request as Request, response as Response);
  };
}

const pathOf = ({ url = "/" }: IncomingMessage) => url.split("?", 1)[0] ?? "/";
