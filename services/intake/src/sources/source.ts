import { createHash } from "node:crypto";
import { registerCode } from "@tallenne/contracts";
import type { RegisterCode, SourceId } from "@tallenne/domain";
import { type Collection, type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** An enrolled recorder or gateway: what it may announce, and the hash of its token. */
export interface Source {
  readonly id: SourceId;
  readonly version: number;
  readonly name: string;
  readonly registers: readonly RegisterCode[];
  /** Lines as the source names them. */
  readonly lines: readonly string[];
  readonly tokenHash: string;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  registers: z.array(registerCode),
  lines: z.array(z.string()),
  tokenHash: z.string(),
});

const sourcesKept = keepsNothingPersonal<Source>("intake.sources", "recorders and gateways, no people", {
  unique: ["tokenHash", "name"],
  small: true,
  parse: (value) => kept.parse(value) as unknown as Source,
});

/** Opens the collection. */
export function openSources(documents: Documents): Promise<Collection<Source>> {
  return documents.open(sourcesKept);
}

/** Hash under which a token is kept: 256 random bits need no slow hash. Hexadecimal. */
export function tokenHashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The source that shows a token; undefined when none does. */
export async function sourceShowing(
  sources: Collection<Source>,
  token: string | undefined,
): Promise<Source | undefined> {
  if (token === undefined) return undefined;
  const { rows } = await sources.find({ where: { field: "tokenHash", is: tokenHashOf(token) }, limit: 1 });
  return rows[0];
}
