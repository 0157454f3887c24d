import { type Asked, type Operation, Problem, problems, refuse, type Standing } from "@tallenne/contracts";
import { listedProblem } from "../answer/problem-document.ts";
import { accountOf, type Spent } from "../listen/budgets.ts";
import { readJson } from "../route/json-body.ts";
import { parseAsked } from "../route/parse-asked.ts";
import type { Route, Who } from "../route/route.ts";
import { readCookies, sessionCookieName, terminalCookieName } from "../session/cookie.ts";
import { crossSiteProblem } from "../session/cross-site.ts";
import { askedHeaders, sourceHeaders } from "./asked-headers.ts";
import { consider, type Considered } from "./consider.ts";
import { grantedOf } from "./granted.ts";
import { type Leaving } from "./send.ts";
import { leavingReply } from "./reply.ts";
import { writeBefore, writeRefusal } from "./trail.ts";
import type { Exchange } from "./exchange.ts";
import type { Station } from "./station.ts";

/** A request that matched a route, with the parts that the router and the listener know. */
export interface Arrived {
  readonly exchange: Exchange;
  readonly params: unknown;
  readonly query: unknown;
  /** Address of the source, on the public listener. */
  readonly address?: string | undefined;
  /** The service that calls, on the internal listener. */
  readonly service?: Who["service"];
}

/**
 * The way of every request (architecture §3): cross-site check → who asks → parse → prepare → decide → trail → use case → reply. Answers what
 * leaves; throws the Problem that leaves instead, or whatever else failed.
 */
export async function attend(route: Route, arrived: Arrived, station: Station): Promise<Leaving> {
  const spent: Spent[] = [];
  let refused = false;
  try {
    return await passed(route, arrived, { station, spent });
  } catch (failure) {
    refused = failure instanceof Problem && problems[failure.slug].family === "refusal";
    throw failure;
  } finally {
    for (const one of spent) one.settle(refused ? "refused" : "done");
  }
}

async function passed(
  route: Route,
  arrived: Arrived,
  way: { station: Station; spent: Spent[] },
): Promise<Leaving> {
  const { operation } = route;
  const { station, spent } = way;
  const { exchange } = arrived;
  exchange.passed("route");
  checkSite(operation, arrived, station);
  spent.push(await station.budgets.spend(operation, "perSource", arrived.address));
  const known = await identify(route, arrived, station);
  exchange.passed("identify");
  spent.push(await station.budgets.spend(operation, "perAccount", accountOf(operation, known)));
  const asked = await parse(route, arrived, station);
  exchange.passed("parse");
  const { considered, who } = await decideFresh(route, asked, { arrived, known, station });
  if ("refused" in considered) {
    await writeRefusal(operation, { who, refused: considered.refused }, station);
    throw considered.refused.problem;
  }
  const { permit, prepared } = considered.granted;
  exchange.passed("decide");
  const receipt = await writeBefore(operation, { who, permit, prepared }, station);
  exchange.passed("trail");
  const granted = grantedOf(
    operation,
    { who, permit, prepared, receipt },
    { exchange: arrived.exchange, station },
  );
  let replied: unknown;
  try {
    replied = await route.use(granted, asked);
  } catch (failure) {
    throw listedProblem(failure, operation.problems);
  }
  exchange.passed("use");
  return leavingReply(operation, replied);
}

function checkSite(operation: Operation, arrived: Arrived, station: Station): void {
  if (operation.audience === "internal" || operation.method === "get" || operation.method === "head") return;
  const body = operation.body === undefined ? "none" : operation.body === "stream" ? "stream" : "json";
  const { headers } = arrived.exchange.request;
  const byCookie = operation.caller.who !== "source";
  const problem = crossSiteProblem({ headers, origins: station.origins, byCookie, body });
  if (problem) throw problem;
}

interface Known {
  readonly standing?: Standing;
  readonly source?: Who["source"];
  readonly terminal?: Who["terminal"];
  /** The session's secret, where its standing is one that was remembered. */
  readonly remembered?: string;
}

async function identify(route: Route, arrived: Arrived, station: Station): Promise<Known> {
  const { caller } = route.operation;
  const { headers } = arrived.exchange.request;
  if (caller.who === "source") {
    const source = await route.authenticate?.(sourceHeaders(headers));
    if (!source) throw refuse("sign-in-first");
    return { source };
  }
  if (caller.who === "terminal") {
    const device = readCookies(headers.cookie, [terminalCookieName])[terminalCookieName];
    const terminal = device === undefined ? undefined : await station.terminals.of(device);
    if (!terminal) throw refuse("sign-in-first");
    return { terminal };
  }
  if (caller.who !== "person") return {};
  const secret = readCookies(headers.cookie, [sessionCookieName])[sessionCookieName];
  if (secret === undefined) throw refuse("sign-in-first");
  const { standing, remembered } = await station.introspector.of(secret);
  if (!standing) throw refuse("sign-in-first");
  return { standing, ...(remembered ? { remembered: secret } : {}) };
}

async function parse(route: Route, arrived: Arrived, station: Station): Promise<Asked<Operation>> {
  const { operation } = route;
  const { exchange, params, query } = arrived;
  if (operation.body === undefined || operation.body === "stream")
    return parseAsked(operation, { params, query });
  const { limits, clock } = station;
  const usual = operation.audience === "public" ? limits.publicBody : limits.internalBody;
  exchange.invite();
  const limit = route.bodyLimit ?? usual;
  const body = await readJson(exchange.request, { clock, limit, within: limits.bodyWithin });
  return parseAsked(operation, { params, query, body });
}

/** Decides; a refusal never rests on a remembered standing: identity is asked again, for the person may have signed in the meantime. */
async function decideFresh(
  route: Route,
  asked: Asked<Operation>,
  at: { arrived: Arrived; known: Known; station: Station },
): Promise<{ considered: Considered; who: Who }> {
  const { arrived, known, station } = at;
  const who = whoOf(route, arrived, known);
  const considered = await consider(route, asked, { who, exchange: arrived.exchange }, station);
  if (!("refused" in considered) || known.remembered === undefined) return { considered, who };
  const { standing } = await station.introspector.of(known.remembered, "fresh");
  if (!standing) throw refuse("sign-in-first");
  const again = whoOf(route, arrived, { standing });
  return {
    considered: await consider(route, asked, { who: again, exchange: arrived.exchange }, station),
    who: again,
  };
}

function whoOf(route: Route, arrived: Arrived, known: Known): Who {
  const { exchange, service, address } = arrived;
  const { headers } = exchange.request;
  if (exchange.asked === undefined && known.standing) exchange.language = known.standing.language;
  return {
    requestId: exchange.id,
    language: exchange.language,
    headers: askedHeaders(headers),
    cookies: readCookies(headers.cookie, route.cookies ?? []),
    ...(route.address === "told" ? { address } : {}),
    standing: known.standing,
    source: known.source,
    terminal: known.terminal,
    service,
  };
}
