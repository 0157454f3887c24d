import type { Permit, Receipt } from "@tallenne/access";
import {
  type AccessFacts,
  type CallMark,
  Problem,
  type ShownStatement,
  type Standing,
} from "@tallenne/contracts";
import { type SittingId, instantOf } from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import { type Collection, carrying } from "@tallenne/store";
import { z } from "zod";
import { type Contents, wholeOf } from "../contents/contents.ts";
import type { Statements } from "../statements/keep-statements.ts";
import { noting, type Sitting } from "./sitting.ts";

interface OpenSittingPorts {
  readonly sittings: Collection<Sitting>;
  readonly contents: Contents;
  readonly statements: Pick<Statements, "shown">;
  readonly clock: Clock;
}

/** A contact as the player needs it before the first sound. */
export interface SeatedContact {
  readonly row: AccessFacts["row"];
  readonly playable: boolean;
  readonly sides: ("adviser" | "customer" | "both")[];
  readonly silence: [number, number][];
  readonly marks: CallMark[];
  readonly statements: ShownStatement[];
  readonly parts: string[];
}

/** The silence part (media: FORMATS.md §2). */
const silenceMap = z.object({ version: z.literal(1), segments: z.array(z.tuple([z.number(), z.number()])) });

/** Opens a sitting: contacts, purpose and case are fixed from here on. The silences are opened with it; the sound needs a ticket. */
export function openSitting({ sittings, contents, statements, clock }: OpenSittingPorts) {
  return async (
    permit: Permit<"sitting.open">,
    receipt: Receipt,
    asked: { readonly id: SittingId; readonly standing: Standing; readonly contacts: readonly AccessFacts[] },
  ): Promise<readonly SeatedContact[]> => {
    const { id, standing, contacts } = asked;
    const seat = async (contact: AccessFacts): Promise<SeatedContact> => ({
      // A sample is examined without people (T-A4.9): who served is not told.
      row: permit.purpose === "p2" ? { ...contact.row, agent: null } : contact.row,
      playable: contact.audio !== null,
      sides: contact.audio === null ? [] : contact.audio.channels === 2 ? ["adviser", "customer"] : ["both"],
      silence: await silenceOf(permit, receipt, contact),
      marks: [...(contact.callMarks ?? [])],
      // Whoever opens the contact sees what the person it is about says of it (row A12.1).
      statements: await statements.shown({ permit, receipt }, contact, {
        purpose: permit.purpose ?? "p0",
        case: permit.case,
      }),
      ...(contact.language === undefined ? {} : { language: contact.language }),
      parts: contact.parts.map(({ kind }) => kind),
    });
    // What cannot be opened is told before anything is kept.
    const seated = await Promise.all(contacts.map(seat));
    await sittings.insert({
      id,
      session: standing.session,
      person: standing.person,
      role: standing.role,
      purpose: permit.purpose ?? "p0",
      case: permit.case ?? null,
      contacts: contacts.map((contact) => contact.id),
      openedAt: instantOf(clock.now()),
      state: "open",
      closedAt: null,
      activeAt: clock.now(),
      served: {},
      heard: {},
      unconfirmed: {},
      ...noting([]),
      ...carrying([]),
    });
    return seated;
  };

  async function silenceOf(
    permit: Permit<"sitting.open">,
    receipt: Receipt,
    contact: AccessFacts,
  ): Promise<[number, number][]> {
    if (!contact.parts.some(({ kind }) => kind === "silence")) return [];
    try {
      const opened = await contents.open(permit, receipt, contact, "silence");
      const { segments } = silenceMap.parse(JSON.parse((await wholeOf(opened)).toString("utf8")));
      return segments.map(([from, to]) => [Math.round(from), Math.round(to)]);
    } catch (failure) {
      // A damaged map of silences is reported already, and keeps nobody from listening.
      if (failure instanceof Problem && failure.slug === "damaged") return [];
      throw failure;
    }
  }
}
