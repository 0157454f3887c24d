import { instantOf } from "../calendar/instant.ts";
import type { CallDetail } from "./call-detail.ts";
import type { ExchangeProfile } from "./exchange-profile.ts";
import type { RecordingName } from "./recording-name.ts";

/** What is announced of a recorded call of an exchange; `sentAt` is said by whoever hands it over. */
export type AnnouncedCall = Readonly<Record<string, unknown>>;

/** A line that no profile names: the gates hold it in quarantine. Never the number dialled, which may be a citizen's. */
const noLine = "unknown";

/**
 * The announcement of a call by its detail record. It names the whole call with its ringing: a recording may begin
 * before the answer, and one that begins later is merely shorter. The customer is who called,
 * or, of a call that went out, who was called; the adviser is the extension on the other side.
 */
export function announcedCall(
  detail: CallDetail,
  by: { readonly profile: ExchangeProfile; readonly name: RecordingName },
): AnnouncedCall {
  const { profile, name } = by;
  const isOut = name.kind === "out" || profile.outbound.includes(detail.context);
  const customer = isOut ? detail.dialled : detail.source;
  const agent = extensionOf(isOut ? detail.channel : detail.otherChannel);
  const line = [detail.dialled, detail.accountCode, detail.context]
    .map((word) => (Object.hasOwn(profile.lines, word) ? profile.lines[word] : undefined))
    .find((one) => one !== undefined);
  return {
    ...profile.facts,
    externalId: detail.uniqueId,
    part: name.part,
    channel: "call",
    line: line ?? noLine,
    startedAt: instantOf(detail.startedAt),
    endedAt: instantOf(detail.endedAt),
    direction: isOut ? "out" : "in",
    ...(agent === undefined ? {} : { agent }),
    parties: customer === "" ? [] : [{ role: "customer", phone: customer }],
  };
}

/** `SIP/3201-00000a1f` or `Local/3201@from-queue-0001;1`: 3201. */
function extensionOf(channel: string): string | undefined {
  return /^[A-Za-z0-9]+\/(\d{2,8})(?:[-@]|$)/.exec(channel)?.[1];
}
