import { commitmentUntil } from "@tallenne/access";
import { refuse, type Standing } from "@tallenne/contracts";
import type { CalendarDate, CommitmentId, PolicyId } from "@tallenne/domain";
import type { IdentityPorts } from "../ports.ts";
import { isLinked, type Present } from "../sessions/standing-of.ts";
import { type CommitmentText, textInForce } from "./commitment-text.ts";

/** A signature about to be given: who, what text, until when. */
export interface Signing {
  readonly id: CommitmentId;
  readonly text: CommitmentText;
  readonly until: CalendarDate;
  readonly present: Present;
}

/**
 * The text in force, which alone can be signed. Throws Problem `unknown` for a text there is none of, `conflict` for one that another has replaced
 * meanwhile: what was read must be what is signed.
 */
export async function textToSign(
  { texts }: Pick<IdentityPorts, "texts">,
  read: { readonly text: PolicyId; readonly version: number },
): Promise<CommitmentText> {
  const known = await texts.get(read.text);
  const current = await textInForce(texts);
  if (!known || known.number !== read.version || !current) throw refuse("unknown");
  if (known.id !== current.id) throw refuse("conflict");
  return current;
}

/** Last day of a commitment that is signed today. */
export function lastDayFromToday({ calendar }: Pick<IdentityPorts, "calendar">): CalendarDate {
  return commitmentUntil(calendar.today());
}

/** Keeps the signature with the digest of what was signed. */
export function signWith(ports: IdentityPorts) {
  const { commitments, calendar, clock } = ports;
  return async (signing: Signing, language: Standing["language"]): Promise<void> => {
    const { id, text, until, present } = signing;
    await commitments.insert({
      id,
      person: present.person.id,
      text: text.id,
      number: text.number,
      digest: text.digest,
      language,
      signedOn: calendar.today(),
      signedAt: clock.now(),
      until,
      method: isLinked(ports, present.session) ? "link" : "password",
    });
  };
}
