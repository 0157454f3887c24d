import { type ActionFacts, type LedgerEntry, Problem } from "@tallenne/contracts";
import { carrying } from "@tallenne/store";
import type { KeptAnnouncement } from "../announcements/announcement-kept.ts";
import { trailEvent } from "../pending.ts";
import type { IntakePorts } from "../ports.ts";

/** Refusals of the content itself, or of the day it comes on; what is away or full is no refusal, and a wrong state was told before. */
const ofContent: ReadonlySet<Problem["slug"]> = new Set([
  "content-refused",
  "codec-needs-ffmpeg",
  "digest-differs",
  "too-large",
  "other-content",
  "already-expired",
]);

/** The gates of an announcement call it so: one reason in the ledger, wherever it was refused. */
const expired = "expired";

/** Keeps the ledger entry of a refused content in its announcement: which gate, never what was in it. The announcement goes on waiting. */
export function noteRefusedContent({
  announcements,
  chance,
  relay,
}: Pick<IntakePorts, "announcements" | "chance" | "relay">) {
  return async (
    kept: KeptAnnouncement,
    failure: unknown,
    entryOf: (facts: ActionFacts<"contact.rejected">) => LedgerEntry,
  ): Promise<void> => {
    if (!(failure instanceof Problem) || !ofContent.has(failure.slug)) return;
    const reason = failure.slug === "already-expired" ? expired : (failure.findings[0]?.code ?? failure.slug);
    const event = trailEvent(chance, entryOf({ reason, line: kept.line, at: "content" }));
    await announcements.change(kept.id, (one) => ({ ...one, ...carrying([...one.pending, event]) }));
    relay.wake();
  };
}
