import type { RoomId, TerminalId } from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import { type Collection, type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/**
 * A listening terminal: a device of one office, and nobody's (flows D25). Times are epoch milliseconds of the real clock. Of the link's token and of the
 * device cookie's secret only hashes are kept.
 */
export interface Terminal {
  readonly id: TerminalId;
  readonly version: number;
  readonly office: string;
  readonly room: RoomId;
  readonly name: string;
  readonly state: "awaited" | "enrolled" | "revoked";
  readonly linkHash: string | null;
  readonly linkUntil: number | null;
  readonly hash: string | null;
  readonly enrolledAt: number | null;
  readonly seenAt: number | null;
}
export type Terminals = Collection<Terminal>;

/** The link for the device works so long, milliseconds: the administrator stands beside it, or sends it to the office for the next morning. */
export const terminalLinkLife = 24 * 3_600_000;
/** Seconds a browser keeps the device cookie: the longest Chromium allows. */
export const deviceCookieLife = 400 * 24 * 3600;
/** When a terminal was seen is noted to the hour: not every question shall be a durable write. */
const seenGrain = 3_600_000;

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  office: z.string(),
  room: z.string(),
  name: z.string(),
  state: z.enum(["awaited", "enrolled", "revoked"]),
  linkHash: z.string().nullable(),
  linkUntil: z.number().nullable(),
  hash: z.string().nullable(),
  enrolledAt: z.number().nullable(),
  seenAt: z.number().nullable(),
});

const terminalsKept = keepsNothingPersonal<Terminal>(
  "identity.terminals",
  "devices of offices, hashes of their secrets; no person",
  {
    indexes: ["hash", "linkHash", "office"],
    small: true,
    parse: (value) => kept.parse(value) as Terminal,
  },
);

/** Opens the terminals. */
export function openTerminals(documents: Documents): Promise<Terminals> {
  return documents.open(terminalsKept);
}

/** Whether its being seen now is worth noting. */
export function isSightingNew({ seenAt }: Terminal, clock: Clock): boolean {
  return seenAt === null || clock.now() - seenAt >= seenGrain;
}
