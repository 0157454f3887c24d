import type { Announcement } from "@tallenne/contracts";
import { type Instant, instantOf, type Policy } from "@tallenne/domain";
import type { KeptAnnouncement } from "../announcements/announcement-kept.ts";
import { type Accepted, announcementGates, type Quarantined, type Refused } from "../announcements/gates.ts";
import { asRepaired, type Repair } from "../announcements/repair.ts";

/** What waits has no personal field any more; the gates ask for none but whether a chat has any. */
const nobody = { externalId: "-", parties: [] as Announcement["parties"] };

/** Findings that rest on what is not kept: they stay until the source sends the announcement anew. */
const ofParties = ["party-in-chat"];

/**
 * The gates again over an announcement that waits, with what a person put right. The source's clock was judged when it announced: unless it was found
 * wrong, the time that has passed since proves nothing against it.
 */
export function heldAgain(
  kept: KeptAnnouncement,
  repair: Repair,
  at: { readonly policy: Policy; readonly nowMs: number },
): Refused | Quarantined | Accepted {
  const now: Instant = instantOf(at.nowMs);
  const hasSkew = kept.findings.some(({ code }) => code === "clock-skew");
  const announced: Announcement = {
    ...kept.facts,
    ...nobody,
    ...(hasSkew ? {} : { sentAt: now }),
  };
  const outcome = announcementGates(asRepaired(announced, repair, now), at.policy, at.nowMs);
  const stay = kept.findings.filter(({ code }) => ofParties.includes(code));
  if (outcome.is === "refused" || stay.length === 0) return outcome;
  const found = outcome.is === "quarantined" ? outcome.findings : [];
  const line = outcome.is === "quarantined" ? outcome.line : outcome.line.id;
  return { is: "quarantined", findings: [...found, ...stay], line };
}
