import type {
  IdentityCheckView,
  LiveVisitEvent,
  LiveVisitView,
  PlayedStretch,
  SealedCaseFile,
} from "@tallenne/contracts";
import {
  type CalendarDate,
  type CaseId,
  type CommitmentId,
  type ContactId,
  type FollowUp,
  type Instant,
  openStates,
  type PersonId,
  roomStates,
  type RoomId,
  type SessionId,
  type TerminalId,
  type VisitId,
  type VisitState,
  visitStateCodes,
} from "@tallenne/domain";
import { type Carrying, type Collection, type Documents, keeps } from "@tallenne/store";
import { z } from "zod";
import type { Stretch } from "../sittings/stretch.ts";

export type AwayCause = NonNullable<LiveVisitView["away"]>["cause"];
export type Ask = LiveVisitView["asks"][number];
export type SeatLanguage = NonNullable<LiveVisitView["language"]>;
export type Aid = LiveVisitView["aids"][number];

/** An item of the decision that could be opened: its number in the visit, what the console may know of it. */
export interface SeatedItem {
  readonly number: number;
  readonly contact: ContactId;
  readonly channel: LiveVisitView["items"][number]["channel"];
  readonly durationMs: number;
  readonly startedAt: Instant;
  readonly rate: number;
  readonly channels: number;
}

/**
 * A sitting with two seats (flows D23–D25): the supervisor's and the citizen's terminal. Everything that must outlive a process; who was heard a moment
 * ago is in memory only. Names and remarks lie in it sealed, or not at all.
 */
export interface VisitSitting extends Carrying {
  readonly id: VisitId;
  readonly case: CaseId;
  readonly office: string;
  readonly room: RoomId;
  readonly day: CalendarDate;
  readonly from: string;
  readonly to: string;
  readonly slotMinutes: number;
  readonly state: VisitState;
  /** What the decision grants, in its order. */
  readonly decided: readonly ContactId[];
  /** Who redacted or second-checked: they never supervise it (INV-9). */
  readonly barred: readonly PersonId[];
  readonly supervisor: {
    readonly person: PersonId;
    readonly session: SessionId;
    readonly commitment: CommitmentId | null;
  };
  readonly terminal: TerminalId | null;
  /** The session key in force: only its mark is kept. Stretches count anew under each. */
  readonly seat: { readonly mark: string; readonly until: number } | null;
  readonly items: readonly SeatedItem[];
  readonly identity:
    | (IdentityCheckView & {
        readonly result: "proved" | "failed" | "second-officer";
        readonly at: Instant;
        /** Who looked at the document. */
        readonly by: PersonId;
      })
    | null;
  /** Epoch milliseconds of the real clock at which identity was proved last. */
  readonly provedAt: number;
  readonly companions: readonly { readonly role: string; readonly signedAt: Instant }[];
  /** Their names, sealed to the bucket of the case. */
  readonly names: SealedCaseFile | null;
  readonly language: SeatLanguage | null;
  readonly aids: readonly Aid[];
  /** The terminal has ticked the rules, whether or not everybody was cleared by then. */
  readonly isRead: boolean;
  readonly isHeldBack: boolean;
  readonly away: { readonly cause: AwayCause; readonly since: number } | null;
  readonly at: { readonly item: number; readonly atMs: number } | null;
  readonly withheld: readonly number[];
  readonly asks: readonly Ask[];
  readonly extendedMinutes: number;
  readonly interruptions: number;
  readonly followUps: readonly FollowUp[];
  readonly served: Readonly<Record<string, readonly Stretch[]>>;
  readonly heard: Readonly<Record<string, readonly Stretch[]>>;
  /** How far each stretch of the key in force is told, by its number. */
  readonly told: Readonly<Record<string, number>>;
  /**
   * The stretch that sounded when a window was last served: what was heard of it outlives a process that ends without a word. Null before the first; a
   * document of before has none.
   */
  readonly sounding?: PlayedStretch | null;
  /** Events on their way to the catalogue, and the number of the last one. */
  readonly unsent: readonly LiveVisitEvent[];
  readonly isUnsent: boolean;
  readonly counted: number;
  readonly activeAt: number;
}

const ofTheRoom: ReadonlySet<string> = new Set(roomStates);
const ofAnOpenKey: ReadonlySet<string> = new Set(openStates);
/** Whether the citizen is in the room and the listening is not over. */
export const isInRoom = ({ state }: Pick<VisitSitting, "state">) => ofTheRoom.has(state);
/** Whether a session key may live. */
export const isOpen = ({ state }: Pick<VisitSitting, "state">) => ofAnOpenKey.has(state);

/** The part that lies in wait for the catalogue. */
export function sending(unsent: readonly LiveVisitEvent[]): Pick<VisitSitting, "unsent" | "isUnsent"> {
  return { unsent, isUnsent: unsent.length > 0 };
}

const stretches = z.record(z.string(), z.array(z.tuple([z.int(), z.int()])));
const kept = z.looseObject({
  id: z.string(),
  version: z.int(),
  state: z.enum(visitStateCodes),
  decided: z.array(z.string()),
  served: stretches,
  heard: stretches,
  unsent: z.array(z.looseObject({ id: z.string(), number: z.int() })),
  isUnsent: z.boolean(),
  counted: z.int(),
  activeAt: z.int(),
  pending: z.array(z.unknown()),
  isPending: z.boolean(),
});

const visitsKept = keeps<VisitSitting>("reading-room.visits", {
  register: "access records",
  personal: ["supervisor"],
  term: "relayed + 90 days",
  indexes: ["state+activeAt", "isPending", "isUnsent"],
  many: ["decided"],
  parse: (value) => kept.parse(value) as unknown as VisitSitting,
});

export type VisitSittings = Collection<VisitSitting>;

/** Opens the collection. */
export function openVisitSittings(documents: Documents): Promise<VisitSittings> {
  return documents.open(visitsKept);
}
