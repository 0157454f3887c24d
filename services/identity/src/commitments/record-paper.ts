import { commitmentUntil } from "@tallenne/access";
import { refuse, type Standing } from "@tallenne/contracts";
import { type CalendarDate, type CommitmentId, isPast, type PersonId, type PolicyId } from "@tallenne/domain";
import type { IdentityPorts } from "../ports.ts";
import type { CommitmentText } from "./commitment-text.ts";
import { textToSign } from "./sign-commitment.ts";

/** A sheet that a person signed, as its recorder describes it. */
export interface PaperSheet {
  readonly text: PolicyId;
  readonly version: number;
  readonly language: Standing["language"];
  readonly signedOn: CalendarDate;
  /** SHA-256 of the scanned sheet, which lies with the personnel files. */
  readonly scan: string;
}

/** A sheet that may be recorded. */
export interface SoundSheet {
  readonly id: CommitmentId;
  readonly text: CommitmentText;
  readonly until: CalendarDate;
}

/**
 * A sheet that may be recorded: of somebody else who works here, for the text in force, signed since that came into force. The term runs from the
 * day of the signature, not of the record. Throws Problem `unknown`, `second-person`, `conflict`, `bad-input`.
 */
export async function soundSheet(
  ports: IdentityPorts,
  asked: { readonly person: PersonId; readonly by: PersonId; readonly sheet: PaperSheet },
): Promise<SoundSheet> {
  const { person, by, sheet } = asked;
  const signer = await ports.people.get(person);
  if (!signer || signer.state === "left") throw refuse("unknown");
  if (person === by) throw refuse("second-person");
  const text = await textToSign(ports, sheet);
  const { signedOn } = sheet;
  const today = ports.calendar.today();
  const until = commitmentUntil(signedOn);
  if (signedOn < text.from || signedOn > today || isPast(until, today))
    throw refuse("bad-input", {
      findings: [
        {
          pointer: "/signedOn",
          code: "outside-term",
          detail: "since the text is in force, not later than today",
        },
      ],
    });
  return { id: ports.chance.id("commitment"), text, until };
}

/** Keeps the record of a sheet (T-K1). */
export async function recordSheet(
  { commitments, clock }: Pick<IdentityPorts, "commitments" | "clock">,
  made: SoundSheet & { readonly person: PersonId; readonly by: PersonId; readonly sheet: PaperSheet },
): Promise<void> {
  const { id, text, until, person, by, sheet } = made;
  await commitments.insert({
    id,
    person,
    text: text.id,
    number: text.number,
    digest: text.digest,
    language: sheet.language,
    signedOn: sheet.signedOn,
    signedAt: clock.now(),
    until,
    method: "paper",
    scan: sheet.scan,
    recordedBy: by,
  });
}
