import { Problem, refuse } from "@tallenne/contracts";
import type { IncomingHttpHeaders } from "node:http";

/** What decides whether a request that changes something comes from our own pages. */
export interface ChangeAsked {
  readonly headers: IncomingHttpHeaders;
  /** The origins under which browsers know this archive: `https://tallenne.example.fi`. */
  readonly origins: ReadonlySet<string>;
  /** Whether cookies speak for the caller here. False for sources: their token is no browser's. */
  readonly byCookie: boolean;
  readonly body: "json" | "stream" | "none";
}

/**
 * Why a changing request may not go on, or undefined. A browser says where a request comes from by Sec-Fetch-Site, older ones by Origin;
 * who says neither is no browser and so must bring no cookie. A page of another site can send the three types of HTML forms without asking,
 * so with a cookie the body must be declared as JSON.
 */
export function crossSiteProblem(asked: ChangeAsked): Problem | undefined {
  const { headers, byCookie } = asked;
  const site = headers["sec-fetch-site"];
  const brought = byCookie && headers.cookie !== undefined;
  if (site !== undefined) {
    if (site !== "same-origin" && site !== "none") return refuse("cross-site");
  } else if (headers.origin !== undefined) {
    if (!asked.origins.has(headers.origin)) return refuse("cross-site");
  } else if (brought) return refuse("cross-site");
  const fits = typeFits(asked);
  if (fits) return undefined;
  if (brought) return refuse("cross-site");
  return refuse("bad-input", {
    findings: [
      { pointer: "/headers/content-type", code: "not-supported", detail: "expected application/json" },
    ],
  });
}

function typeFits(asked: ChangeAsked): boolean {
  if (asked.body === "stream") return true;
  const type = asked.headers["content-type"];
  if (type === undefined) return asked.body === "none";
  return /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type);
}
