import { UnknownScheme } from "../scheme.ts";

/** An S3 store as its address names it. */
export interface S3Address {
  readonly host: string;
  /** Undefined: the scheme's own. */
  readonly port: number | undefined;
  readonly isSecure: boolean;
  readonly bucket: string;
  readonly region: string;
}

const form =
  /^(?<host>\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(?<port>\d{1,5}))?\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const words = `An S3 store is s3+https://<host>[:<port>]/<bucket>[?region=<region>], with its credentials in a file of the service and never in the address`;

/**
 * Reads what stands behind `s3+https:` or `s3+http:`. Without encryption on the way only to this machine, or where `?cleartext=accepted` says so. Throws
 * `UnknownScheme`, which never repeats the address.
 */
export function s3Address(scheme: "s3+https" | "s3+http", rest: string): S3Address {
  const [place = "", query = ""] = rest.split("?");
  const { host, port, bucket } = form.exec(place)?.groups ?? {};
  const asked = new URLSearchParams(query);
  const isKnown = [...asked.keys()].every((name) => name === "region" || name === "cleartext");
  if (host === undefined || bucket === undefined || !isKnown) throw new UnknownScheme(words);
  const isSecure = scheme === "s3+https";
  if (!isSecure && !loopback.test(host) && asked.get("cleartext") !== "accepted")
    throw new UnknownScheme(
      "s3+http goes to this machine only; over a network it is s3+https, or ?cleartext=accepted where the network itself is encrypted",
    );
  return {
    host: host.replaceAll(/[[\]]/g, ""),
    port: port === undefined ? undefined : Number(port),
    isSecure,
    bucket,
    region: asked.get("region") ?? "us-east-1",
  };
}
