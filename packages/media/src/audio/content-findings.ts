import { type Finding, finding } from "../finding.ts";
import type { AudioReading } from "./wav-reader.ts";

/** What the source said of the recording before it came. */
export interface AnnouncedAudio {
  /** Length by the announced start and end of the contact. */
  readonly durationMs: number;
  readonly channels?: number;
}

/** How far lengths may differ before it is a finding: clocks and rings differ by seconds, long calls by shares. */
export const lengthTolerance = { ms: 5000, share: 0.02 } as const;

/**
 * The content gates of a recording: what reading it found, and what the announcement contradicts. A recording longer
 * than its contact has a wrong time, on which its term would run: refused. A shorter one is legal, because recording
 * may pause or a recorder may crash, and is noted.
 */
export function contentFindings(reading: AudioReading, announced: AnnouncedAudio): Finding[] {
  const { facts, findings } = reading;
  if (facts === undefined) return [...findings];
  const difference = facts.durationMs - announced.durationMs;
  const tolerated = Math.max(lengthTolerance.ms, announced.durationMs * lengthTolerance.share);
  const found = [...findings];
  if (difference > tolerated) found.push(finding("longer-than-announced"));
  if (-difference > tolerated) found.push(finding("shorter-than-announced"));
  if (announced.channels !== undefined && announced.channels !== facts.channels)
    found.push(finding("channels-differ"));
  return found;
}
