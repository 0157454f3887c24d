import {
  type Asked,
  type LedgerEntry,
  type RequestFields,
  refuse,
  type registerRequest as operation,
} from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  caseNumber,
  caseFileLastDay,
  type CaseId,
  contactDetail,
  instantOf,
  type PersonId,
  requestClock,
} from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { carrying, type Collection, Duplicate, type PendingEvent } from "@tallenne/store";
import { type Case, purposeOf } from "../cases/case.ts";
import { acknowledgementOf } from "./acknowledgement.ts";
import { registeredEvent } from "./request-changes.ts";
import { asRequest, type RequestCase } from "./request.ts";
import type { RequestFile } from "./request-file.ts";
import type { SealedFields } from "./seal-case-file.ts";
import { stepped } from "./step.ts";
import { unprintableIn } from "./unprintable.ts";

type Command = Asked<typeof operation>["body"];

interface RegisterPorts {
  readonly cases: Collection<Case>;
  readonly seal: (of: CaseId, fields: object) => Promise<SealedFields>;
  readonly feed: { wake(): void };
  /** Test-range identity codes are taken in evaluation only (T-I3). */
  readonly allowTest: boolean;
  /** Address of the authority's secure mail, told in the acknowledgement. */
  readonly secureMail: string | undefined;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** A letter lies in a post box at most so long before it is registered; an older day is a slip of the pen. */
const oldestDays = 366;
/** A short number is drawn again when it is taken. */
const draws = 20;

/** Who registers, and what the ledger is told in the same write. */
interface Registering {
  readonly by: PersonId;
  readonly unit: string;
  readonly tells: (matter: RequestCase) => readonly LedgerEntry[];
}

/**
 * Registers a request (rows A11.1–A11.5). Nothing is refused for want of a signature, a register or precise times; the clock runs from the arrival,
 * not from this entry. Names, details and times are sealed before they are kept. One write: the case, its acknowledgement, and the event by which the
 * reading-room learns that candidates must be found and frozen.
 */
export function registerRequest(ports: RegisterPorts) {
  const { cases, seal, feed, calendar, clock, chance, secureMail } = ports;
  return async (command: Command, { by, unit, tells }: Registering): Promise<RequestCase> => {
    const today = calendar.today();
    const fields = readFields(command, { today, allowTest: ports.allowTest });
    const id = chance.id("case");
    const sealed = await seal(id, fields);
    for (let draw = 1; ; draw += 1) {
      const matter = matterOf(caseNumber("rights-request", chance.bytes(4)));
      const trail = tells(matter).map((entry): PendingEvent => ({
        id: chance.id("event"),
        kind: "trail",
        trail: entry,
      }));
      const told = registeredEvent(chance, id, matter.request.registeredAt);
      try {
        const kept = asRequest(await cases.insert({ ...matter, ...carrying([told, ...trail]) }));
        if (kept === undefined) throw new Error("a request was kept as another case");
        feed.wake();
        return kept;
      } catch (failure) {
        if (!(failure instanceof Duplicate) || draw === draws) throw failure;
      }
    }

    function matterOf(number: string): RequestCase {
      const at = instantOf(clock.now());
      const request = fileOf(command, { number, sealed, fields, by, at, today, secureMail });
      return {
        id,
        version: 0,
        number,
        kind: "rights-request",
        purpose: purposeOf("rights-request"),
        owner: by,
        unit,
        members: [],
        contacts: [],
        state: "open",
        openedAt: at,
        until: caseFileLastDay(today),
        request,
        ...carrying([]),
      };
    }
  };
}

function fileOf(
  command: Command,
  known: {
    readonly number: string;
    readonly sealed: SealedFields;
    readonly fields: RequestFields;
    readonly by: PersonId;
    readonly at: RequestFile["registeredAt"];
    readonly today: CalendarDate;
    readonly secureMail: string | undefined;
  },
): RequestFile {
  const { number, sealed, fields, by, at, today, secureMail } = known;
  const { kind = "access", arrivedOn, channel, signature, tracks, register, language } = command;
  const times = { arrivedOn, tracks: [...new Set(tracks)], extendedOn: null, pauses: [] };
  const { dueOn } = requestClock(times, today);
  const file: RequestFile = {
    ...times,
    kind,
    state: "arrived",
    since: at,
    registeredAt: at,
    channel,
    signature,
    register,
    language,
    criteria: criteriaOf(fields),
    handler: null,
    decider: null,
    estimate: null,
    located: null,
    candidates: [],
    review: null,
    statements: [],
    check: null,
    decision: null,
    withheld: null,
    certificate: null,
    certificateId: null,
    delivered: [],
    visit: null,
    history: [],
    acknowledgement: {
      ...acknowledgementOf({ number, kind, language, arrivedOn, dueOn, signature, secureMail }),
      on: today,
    },
    fulfilledOn: null,
    sealed,
    isUnsettled: false,
    isUnread: false,
    registeredOn: today,
  };
  return stepped(file, ["register"], { by, at, today });
}

/** Kinds of search keys, for whoever may not see their values. */
function criteriaOf({ details, times }: Pick<RequestFields, "details" | "times">): string[] {
  return [...new Set(details.map(({ kind }) => kind)), ...(times.length > 0 ? ["time"] : [])].map(String);
}

/** Fields with details in their normal form. Throws `bad-input` with every finding: dates out of order, a detail that is none, words no letter can show. */
function readFields(
  { arrivedOn, fields, tracks, ...asked }: Command,
  { today, allowTest }: { readonly today: CalendarDate; readonly allowTest: boolean },
): RequestFields {
  const findings = [...unprintableIn(fields, "/fields")];
  if (arrivedOn > today || arrivedOn < addDays(today, -oldestDays))
    findings.push({
      pointer: "/arrivedOn",
      code: "out-of-bounds",
      detail: `from ${addDays(today, -oldestDays)} to ${today}`,
    });
  // Act 621/1999 gives access to documents, and nothing else.
  if ((asked.kind ?? "access") !== "access" && tracks.includes("julkl-12"))
    findings.push({ pointer: "/tracks", code: "not-allowed", detail: "gdpr-15 alone" });
  const details = fields.details.map(({ kind, value }, at) => {
    const read = contactDetail(kind, value, { today, allowTest });
    if (!("finding" in read)) return { kind, value: read.normal };
    findings.push({ pointer: `/fields/details/${at}/value`, code: read.finding });
    return { kind, value };
  });
  for (const [at, { from, to }] of fields.times.entries())
    if (to < from) findings.push({ pointer: `/fields/times/${at}/to`, code: "before-its-start" });
  if (findings.length > 0) throw refuse("bad-input", { findings });
  return { ...fields, details };
}
