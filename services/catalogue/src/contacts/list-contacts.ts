import type { Permit } from "@tallenne/access";
import { type ContactRow, refuse } from "@tallenne/contracts";
import type { CalendarDate, Condition, ContactId, Instant } from "@tallenne/domain";
import { startOfHelsinkiDay, addDays, instantOf } from "@tallenne/domain";
import { BadCursor } from "@tallenne/store";
import { type Contact, isReadable, rowOf } from "./contact.ts";
import type { Contacts } from "./contacts.ts";

/** What a list may be narrowed by; every part was parsed. */
export interface ContactFilters {
  readonly channels: readonly string[];
  readonly lines: readonly string[];
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

interface ListContactsPorts {
  readonly contacts: Contacts;
  readonly today: () => CalendarDate;
}

/** No contact started earlier. */
const beforeEverything = "1970-01-01T00:00:00.000Z";
/** Rows of a page unless fewer are asked for. */
const pageSize = 50;

/**
 * Newest first. `allowed` is the typed filter of the access rules, equal to what the policies decide of each contact; the person's filters only narrow
 * it. What is past its last day is left out at the moment of reading. Advisers see when their own contacts were heard (T-P15).
 */
export function listContacts({ contacts, today }: ListContactsPorts) {
  return async (
    permit: Permit<"contact.list">,
    asked: {
      readonly allowed: Condition;
      readonly filters: ContactFilters;
      /** Readable for the case named although their own term is past. */
      readonly kept?: readonly ContactId[];
      readonly limit?: number;
      readonly after?: string;
    },
  ): Promise<{ rows: ContactRow[]; next?: string; today: CalendarDate }> => {
    const day = today();
    const { kept = [] } = asked;
    try {
      const page = await contacts.rows.find({
        where: { all: [asked.allowed, readableOn(day, kept), ...narrowing(asked.filters)] },
        order: [{ field: "startedAt", direction: "desc" }],
        limit: Math.min(asked.limit ?? pageSize, 200),
        ...(asked.after === undefined ? {} : { after: asked.after }),
      });
      const isShown = (contact: Contact) => isReadable(contact, day) || kept.includes(contact.id);
      const rows = page.rows.filter(isShown).map((contact) =>
        rowOf(contact, day, {
          heard: contact.agent === permit.person ? "shown" : "left-out",
          ...(permit.purpose === undefined ? {} : { purpose: permit.purpose }),
        }),
      );
      return { rows, today: day, ...(page.next === undefined ? {} : { next: page.next }) };
    } catch (failure) {
      if (!(failure instanceof BadCursor)) throw failure;
      throw refuse("bad-input", { findings: [{ pointer: "/query/after", code: "foreign-cursor" }] });
    }
  };
}

/** The kinds of filter used, for the ledger: never their values. */
export function filterKinds({ channels, lines, from, to }: ContactFilters): string[] {
  return [
    ...(channels.length > 0 ? ["channel"] : []),
    ...(lines.length > 0 ? ["line"] : []),
    ...(from === undefined && to === undefined ? [] : ["time"]),
  ];
}

/** Read from the index by time alone; an erasure granted today is looked at in the rows. */
function readableOn(day: CalendarDate, kept: readonly ContactId[]): Condition {
  return {
    all: [
      {
        any: [
          { field: "lastDay", from: day },
          { field: "id", in: kept },
        ],
      },
      { field: "disposal", is: null },
      { not: { field: "class", is: "disputed" } },
    ],
  };
}

/** The filters as conditions. The time is always bounded, so that the store walks the index by time that the order wants instead of sorting. */
function narrowing({ channels, lines, from, to }: ContactFilters): Condition[] {
  return [
    ...(channels.length > 0 ? [{ field: "channel", in: [...channels] }] : []),
    ...(lines.length > 0 ? [{ field: "line", in: [...lines] }] : []),
    {
      field: "startedAt",
      from: from === undefined ? beforeEverything : startOf(from),
      ...(to === undefined ? {} : { before: startOf(addDays(to, 1)) }),
    },
  ];
}

function startOf(date: CalendarDate): Instant {
  return instantOf(startOfHelsinkiDay(date));
}
