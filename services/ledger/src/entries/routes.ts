import * as contract from "@tallenne/contracts";
import { instantOf } from "@tallenne/domain";
import { bind, type Route } from "@tallenne/wire";
import type { StandingLog } from "../standing-log.ts";
import { appendEntries } from "./append-entries.ts";
import { entriesAbout } from "./entries-about.ts";
import { entryOf } from "./entry-bytes.ts";
import { filtersUsed, listEntries } from "./list-entries.ts";

/** The operations of the ledger. */
export function entryRoutes(log: StandingLog): Route[] {
  const append = appendEntries(log);
  const list = listEntries(log);
  const about = entriesAbout(log);
  return [
    bind(contract.append, {
      use: async (_granted, { body }) => ({ receipts: await append(body.entries) }),
    }),
    bind(contract.entriesAbout, {
      use: async (_granted, { body }) => ({
        entries: await about(body.objects, [
          ...(body.action === undefined ? [] : [body.action]),
          ...(body.actions ?? []),
        ]),
      }),
    }),
    bind(contract.listEntries, {
      prepare: ({ query }) => ({
        entry: { filters: filtersUsed(query) },
        objects: query.object === undefined ? [] : [query.object],
      }),
      use: async (_granted, { query }) => {
        const { rows, ...more } = await list(query);
        return { rows: [...rows], ...more };
      },
    }),
    bind(contract.readLedgerState, {
      use: async () => {
        const { checkpoint, verifier, state } = await log.use((open) => ({
          checkpoint: open.checkpoint(),
          verifier: open.publicKey,
          state: open.state(),
        }));
        const { published: size, publishedAt, folders } = state;
        return {
          checkpoint,
          verifier,
          size,
          at: publishedAt === undefined ? null : instantOf(publishedAt),
          copies: folders.filter(({ is }) => is === "live").length,
          verified: log.verified(),
        };
      },
    }),
    bind(contract.readProof, {
      prepare: async ({ params }) => {
        const entry = entryOf(await entryAt(log, params.index));
        return { entry: { filters: ["proof"] }, objects: [entry.id], carry: entry };
      },
      use: async ({ carry }, { params }) => {
        const { proof, verifier } = await log.use(async (open) => ({
          proof: await open.proofFile(Number(params.index)),
          verifier: open.publicKey,
        }));
        return { proof, entry: carry, verifier };
      },
    }),
  ];
}

async function entryAt(log: StandingLog, index: string) {
  return await log.use(async (open) => {
    if (Number(index) >= open.state().size) throw contract.refuse("unknown");
    return await open.entry(Number(index));
  });
}
