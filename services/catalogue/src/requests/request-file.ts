import {
  requestClockView,
  type RequestView,
  requestView,
  sealedCaseFile,
  type SealedCaseFile,
} from "@tallenne/contracts";
import { type CalendarDate, type ClockPause, helsinkiDateOf, type Id } from "@tallenne/domain";
import { z } from "zod";

type Shown = Omit<RequestView, "id" | "number" | "clerk" | "clock" | "next" | "version">;

/** What a case of kind rights-request is beside a case. Personal fields stand only in `sealed`. */
export interface RequestFile extends Shown {
  readonly extendedOn: CalendarDate | null;
  readonly pauses: readonly ClockPause[];
  /** Day on which everything had reached the requester. */
  readonly fulfilledOn: CalendarDate | null;
  readonly sealed: Pick<SealedCaseFile, "anchorDate" | "lastDay" | "envelope" | "wrap">;
  readonly certificateId: Id<"certificate"> | null;
  /** Day of registration by the calendar: what was kept on it is frozen. */
  readonly registeredOn: CalendarDate;
  /** The archive could not read by what to look: a person names the candidates. */
  readonly isUnread: boolean;
  /** Freezes still have to be brought in line with the candidates: set with them, taken away when it is done. */
  readonly isUnsettled: boolean;
}

const pause = z.strictObject({ from: z.string(), to: z.string().nullable() });

/** How it is kept within the document of its case. */
export const keptRequest = requestView
  .omit({ id: true, number: true, clerk: true, clock: true, next: true, version: true })
  .extend({
    extendedOn: requestClockView.shape.extendedOn,
    pauses: z.array(pause),
    fulfilledOn: z.string().nullable(),
    sealed: sealedCaseFile.pick({ anchorDate: true, lastDay: true, envelope: true, wrap: true }),
    certificateId: z.string().nullable(),
    isUnsettled: z.boolean(),
    isUnread: z.boolean().default(false),
    registeredOn: z.string().optional(),
    visit: requestView.shape.visit.default(null),
    kind: requestView.shape.kind.default("access"),
  })
  // Of what was kept before, the day follows from the instant.
  .transform((kept) => ({
    ...kept,
    registeredOn: kept.registeredOn ?? helsinkiDateOf(kept.registeredAt),
  }));
