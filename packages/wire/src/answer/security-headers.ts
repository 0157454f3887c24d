import helmet, { type HelmetOptions } from "helmet";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";

/** Header fields that are the same on every answer of a kind. */
export type FixedHeaders = Readonly<Record<string, string>>;

/** The hash of the empty style element that styled-components fills by `insertRule`. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** What the browser application may load and do: everything from this origin, nothing by text, no plug-in, no frame. */
const sitePolicy = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src-elem": ["'self'", emptyStyle],
  "style-src-attr": ["'none'"],
  "img-src": ["'self'"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "media-src": ["'self'", "blob:"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["'none'"],
};
const apiPolicy = { "default-src": ["'none'"], "frame-ancestors": ["'none'"] };

/** Header fields of pages and their files. */
export const siteHeaders: FixedHeaders = fixed(sitePolicy);

/** Header fields of every answer of an operation: nothing in it may be run, framed, kept or guessed at. */
export const apiHeaders: FixedHeaders = { ...fixed(apiPolicy), "cache-control": "no-store" };

/** What helmet sets is the same for every request: it is asked once. */
function fixed(directives: Record<string, string[]>): FixedHeaders {
  const options: HelmetOptions = {
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
  };
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet(options)(request, response, () => undefined);
  return {
    ...(response.getHeaders() as Record<string, string>),
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  };
}
