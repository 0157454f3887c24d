export type { CalendarDate } from "./calendar/calendar-date.ts";
export {
  addDays,
  calendarDate,
  daysBetween,
  helsinki,
  helsinkiDateOf,
  startOfHelsinkiDay,
} from "./calendar/calendar-date.ts";
export type { CallLeg } from "./calendar/call-anchor.ts";
export { callAnchor } from "./calendar/call-anchor.ts";
export type { Instant } from "./calendar/instant.ts";
export { epochOf, instant, instantOf } from "./calendar/instant.ts";
export type { Period } from "./calendar/term.ts";
export { isPast, isReadableAt, lastDay, period, plus, unreadableFrom } from "./calendar/term.ts";
export type { CaseKind, CaseNumber } from "./case-number.ts";
export { caseKinds, caseNumber, readCaseNumber } from "./case-number.ts";
export type { Condition, Scalar } from "./condition.ts";
export { compareTexts, holds } from "./condition.ts";
export type { AnnouncedCall } from "./exchange/announced-call.ts";
export type { Delivered, Delivery, DeliveryFiles, DeliveryFinding } from "./exchange/delivery.ts";
export { readDelivery } from "./exchange/delivery.ts";
export type { FindingCode, FindingSeverity } from "./finding.ts";
export { findings } from "./finding.ts";
export type {
  AnnouncementId,
  CaseId,
  CommitmentId,
  ContactId,
  DisposalId,
  EntryId,
  FreezeId,
  GrantId,
  HoldId,
  Id,
  IdKind,
  PartId,
  PersonId,
  PolicyId,
  RoomId,
  SessionId,
  SittingId,
  SourceId,
  TerminalId,
  TicketId,
  UploadId,
  VisitId,
} from "./id.ts";
export { idFrom, idKinds, isId, kindOf } from "./id.ts";
export type { BusinessId } from "./identifiers/business-id.ts";
export { readBusinessId } from "./identifiers/business-id.ts";
export type { ContactDetail, ContactDetailKind } from "./identifiers/contact-detail.ts";
export { contactDetail, contactDetailKinds } from "./identifiers/contact-detail.ts";
export { isGeneralDetail } from "./identifiers/general-detail.ts";
export type { Email } from "./identifiers/email.ts";
export { readEmail } from "./identifiers/email.ts";
export type { Iban } from "./identifiers/iban.ts";
export { readIban } from "./identifiers/iban.ts";
export type { IdentityCode, IdentityCodeFinding } from "./identifiers/identity-code.ts";
export {
  allowsTestCodes,
  birthDateOf,
  checkCharacter,
  maskedIdentityCode,
  readIdentityCode,
} from "./identifiers/identity-code.ts";
export type { Phone } from "./identifiers/phone.ts";
export { isWithheld, normalPhone, printPhone, readPhone } from "./identifiers/phone.ts";
export type { FreezeWish } from "./keeping/change-freeze.ts";
export {
  endFreezeOn,
  freezesOf,
  grantErasure,
  groundFreeze,
  narrowFreeze,
  placeFreeze,
  releaseFreeze,
} from "./keeping/change-freeze.ts";
export type { HoldAct, HoldWish } from "./keeping/change-hold.ts";
export {
  approveHold,
  endHoldsOf,
  extendHold,
  placeHold,
  refuseHold,
  releaseHold,
} from "./keeping/change-hold.ts";
export type { Freeze, FreezeCause, FreezeGround } from "./keeping/freeze.ts";
export { freezeCauses, freezeGrounds, isFreezeInForce } from "./keeping/freeze.ts";
export type { Extension, Hold, HoldReason, HoldState } from "./keeping/hold.ts";
export { holdReasonNames, holdReasons, isHoldInForce, isHoldWaiting, purposeOfHold } from "./keeping/hold.ts";
export type { Keeping, KeepingRefusal, KeepingResult, KeptBy } from "./keeping/keeping.ts";
export {
  isBeyondNotice,
  keptClass,
  keptFor,
  keptUntil,
  noticeLimit,
  openEnd,
  ownLastDay,
  readableFor,
} from "./keeping/keeping.ts";
export type { MaskedSegment } from "./masking/chip.ts";
export { chip, maskedSegments, withoutChips } from "./masking/chip.ts";
export type { MaskKind } from "./masking/mask-kind.ts";
export { maskKinds, maskNames } from "./masking/mask-kind.ts";
export type { MaskCounts, MaskedText } from "./masking/mask-text.ts";
export { identifyingKinds, maskText } from "./masking/mask-text.ts";
export type { Bucket, BucketName, BucketRegister } from "./policy/bucket.ts";
export { bucketOf, readBucket } from "./policy/bucket.ts";
export type { ChannelCode } from "./policy/channel.ts";
export { channelCodes, channels } from "./policy/channel.ts";
export type { ClockState } from "./policy/clock-state.ts";
export { clockStateNames, clockStates } from "./policy/clock-state.ts";
export { isInEea } from "./policy/eea.ts";
export { firstPolicy } from "./policy/first-policy.ts";
export type { Controller, ControllerFinding } from "./policy/controller.ts";
export { controllerFindings, controllerOn, forbidsControllers } from "./policy/controller.ts";
export type { Law, LawFinding } from "./policy/law.ts";
export { lawFindings } from "./policy/law.ts";
export type { NoticeCode, NoticeVersion } from "./policy/notice.ts";
export { noticeOn, unjoinedNotices } from "./policy/notice.ts";
export type { LineChange } from "./policy/line-change.ts";
export { lineChangeFindings, withLineChanges } from "./policy/line-change.ts";
export type { PolicyFinding, PolicyFindingCode } from "./policy/policy-findings.ts";
export { policyFindings } from "./policy/policy-findings.ts";
export { policyDigestText, readPolicy } from "./policy/policy-text.ts";
export type { Policy } from "./policy/policy.ts";
export { policyOn, registerIn, registerOfChannel } from "./policy/policy.ts";
export type { Purpose, PurposeCode } from "./policy/purpose.ts";
export { purposeCodes, purposes } from "./policy/purpose.ts";
export type { LegalBasis, Register, RegisterCode } from "./policy/register.ts";
export { registerCodes } from "./policy/register.ts";
export type { RetentionClass } from "./policy/retention-class.ts";
export { retentionClasses } from "./policy/retention-class.ts";
export type { Anchor, ContentKind, HoldCause, RetentionRule } from "./policy/retention-rule.ts";
export { ceilingFor, lastDayFor, retentionRule } from "./policy/retention-rule.ts";
export type { ServiceLine } from "./policy/service-line.ts";
export { lineOn } from "./policy/service-line.ts";
export { caseFileLastDay, caseFileRegister, caseFileTerm } from "./requests/case-file.ts";
export type {
  ClockPause,
  ExtensionFinding,
  RequestClock,
  RequestTimes,
  RequestTrack,
  RequestUrgency,
} from "./requests/request-clock.ts";
export {
  extensionFinding,
  identityQuestionDays,
  lastDayToExtend,
  pausesClock,
  requestClock,
  requestTracks,
  urgencyOf,
} from "./requests/request-clock.ts";
export type { RequestEvent, RequestState } from "./requests/request-state.ts";
export {
  canHappen,
  endedStates,
  freezeDaysAfterReply,
  isUndecided,
  requestAfter,
  requestEvents,
  requestStates,
  requestTable,
} from "./requests/request-state.ts";
export type { ErasureGround } from "./requests/erasure-ground.ts";
export { erasureGrounds, erasureProvisions } from "./requests/erasure-ground.ts";
export type { RectificationGround } from "./requests/rectification-ground.ts";
export { rectificationGrounds, rectificationProvisions } from "./requests/rectification-ground.ts";
export type { RequestKind } from "./requests/request-kind.ts";
export {
  type GrantGround,
  grantGrounds,
  grantGroundsOf,
  mayObjectTo,
  refusalGroundsOf,
  removesWhatIsGranted,
  requestKindNames,
  requestKinds,
} from "./requests/request-kind.ts";
export type { NotFoundKind, RefusalGround, ThirdPartyReason } from "./requests/refusal-ground.ts";
export {
  notFoundKinds,
  notFoundNames,
  provisions,
  refusalGrounds,
  thirdPartyReasons,
} from "./requests/refusal-ground.ts";
export {
  isDayOfRest,
  isWorkingDay,
  rolledOn,
  workingDaysAfter,
  workingDaysBefore,
} from "./requests/working-day.ts";
export type { RoleCode } from "./role.ts";
export { roleCodes, roles } from "./role.ts";
export type { Trilingual } from "./trilingual.ts";
export type { ClockTime } from "./visit/clock-time.ts";
export { clockTimeOf, instantAt, minuteOf, weekdayOf } from "./visit/clock-time.ts";
export type { VisitMoment, VisitStep } from "./visit/next-visit-state.ts";
export { nextVisitState } from "./visit/next-visit-state.ts";
export type { VisitActor, VisitEvent } from "./visit/visit-event.ts";
export { visitEventCodes, visitEvents } from "./visit/visit-event.ts";
export type { VisitGuard } from "./visit/visit-guard.ts";
export { visitGuards } from "./visit/visit-guard.ts";
export type { CancelReason, ControlReason, FollowUp } from "./visit/visit-reason.ts";
export {
  cancelReasonCodes,
  cancelReasons,
  controlReasonCodes,
  controlReasons,
  followUpCodes,
  followUps,
} from "./visit/visit-reason.ts";
export type { OfferChoice, OfficeHours, VisitSlot } from "./visit/visit-slot.ts";
export {
  choiceOf,
  guardsOfChoice,
  isOfficeOpen,
  offersLeft,
  overlap,
  startTimes,
  visitMinutes,
} from "./visit/visit-slot.ts";
export type { VisitPhase } from "./visit/visit-phase.ts";
export { phaseOf, visitPhases } from "./visit/visit-phase.ts";
export type { VisitOwner, VisitState } from "./visit/visit-state.ts";
export {
  holdsTime,
  isVisitOver,
  listenedStates,
  openStates,
  roomStates,
  visitStateCodes,
  visitStates,
} from "./visit/visit-state.ts";
