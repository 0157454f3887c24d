export type { CalendarDate, Instant, Period } from "./calendar.ts";
export {
  addDays,
  calendarDate,
  daysBetween,
  epochOf,
  helsinki,
  helsinkiDateOf,
  instant,
  instantOf,
  isPast,
  lastDay,
  period,
  plus,
  startOfHelsinkiDay,
} from "./calendar.ts";
export type { Condition, Scalar } from "./condition.ts";
export { compareTexts, holds } from "./condition.ts";
export type {
  AnnouncementId,
  CaseId,
  CommitmentId,
  ContactId,
  DisposalId,
  EntryId,
  GrantId,
  Id,
  IdKind,
  PartId,
  PersonId,
  PolicyId,
  SessionId,
  SittingId,
  SourceId,
  TicketId,
} from "./id.ts";
export { idFrom, idKinds, isId, kindOf } from "./id.ts";
