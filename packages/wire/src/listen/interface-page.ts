import { createHash } from "node:crypto";
import { apiHeaders } from "../answer/security-headers.ts";
import type { Leaving } from "../flow/send.ts";

/** Where the interface is described: for programs, and for people. */
export const describedAt = { document: "/openapi.json", page: "/openapi.html" } as const;

interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly { name: string; in: string; required: boolean; description?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
  readonly "x-tallenne": { readonly caller: Readonly<Record<string, unknown>>; readonly trail: unknown };
}
interface Described {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

const style =
  "body{font:16px/24px sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}h3{margin:2rem 0 0}code,pre{font-size:14px}" +
  "pre{overflow:auto;background:#f2f2f2;padding:10px}td,th{text-align:left;vertical-align:top;padding:2px 15px 2px 0}";
const styleHash = createHash("sha256").update(style).digest("base64");

/** The description of the interface as one page to read: static, without script, asking nobody for anything. */
export function interfacePage(described: unknown): Leaving {
  const text = new TextEncoder().encode(page(described as Described));
  return {
    status: 200,
    headers: {
      ...apiHeaders,
      "content-security-policy": `default-src 'none';style-src 'sha256-${styleHash}';base-uri 'none';form-action 'none';frame-ancestors 'none'`,
      "content-type": "text/html; charset=utf-8",
      "content-length": text.length,
    },
    stream: once(text),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function page({ info, paths }: Described): string {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const services = [...new Set(all.flatMap(({ operation }) => operation.tags))];
  const of = (service: string) => all.filter(({ operation }) => operation.tags.includes(service));
  const contents = services.map(
    (service) =>
      `<h2 id="${service}">${service}</h2><ul>${of(service)
        .map(
          ({ operation }) => `<li><a href="#${operation.operationId}">${escaped(operation.summary)}</a></li>`,
        )
        .join("")}</ul>`,
  );
  const sections = all.map(({ path, method, operation }) =>
    section(`${method.toUpperCase()} ${path}`, operation),
  );
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${escaped(info.title)}: interface</title><style>${style}</style></head><body><main>` +
    `<h1>${escaped(info.title)}, interface version ${escaped(info.version)}</h1><p>${escaped(info.description)} ` +
    `The same for programs, OpenAPI 3.1: <a href="${describedAt.document}">${describedAt.document}</a>. ` +
    `Problems come as <code>application/problem+json</code> (RFC 9457).</p>` +
    `<nav aria-label="Operations">${contents.join("")}</nav>${sections.join("")}</main></body></html>`
  );
}

function section(address: string, operation: DescribedOperation): string {
  const { operationId, summary, parameters, requestBody, responses } = operation;
  const { caller, trail } = operation["x-tallenne"];
  const rows = [
    ["Operation", operationId],
    ["Who", Object.values(caller).join(", ")],
    ["Trail", JSON.stringify(trail)],
    ...parameters.map((one) => [
      `${one.in}: ${one.name}${one.required ? "" : " (may be left out)"}`,
      one.description ?? "",
    ]),
    ...Object.entries(responses).map(([status, { description }]) => [status, description]),
  ];
  const bodies = Object.entries(requestBody?.content ?? {}).map(
    ([type, { schema }]) =>
      `<p>Body, <code>${escaped(type)}</code>:</p><pre tabindex="0">${escaped(JSON.stringify(schema, undefined, 1))}</pre>`,
  );
  const table = rows
    .map(
      ([name = "", words = ""]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(words)}</td></tr>`,
    )
    .join("");
  return (
    `<section><h3 id="${operationId}"><code>${escaped(address)}</code></h3><p>${escaped(summary)}</p>` +
    `<table>${table}</table>${bodies.join("")}</section>`
  );
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);
