/** A suite that cannot run here, and the peer it lacks. */
export interface NotRun {
  readonly suite: string;
  readonly peer: string;
  readonly reason: string;
}

/** Whether `unobtainable.md` lists a peer: then its absence fails nothing. */
export function isListed(unobtainable: string, peer: string): boolean {
  return unobtainable.includes(`\`${peer}\``);
}

/** The line that is printed instead of the suite's results. */
export function notRunWords({ suite, peer, reason }: NotRun, unobtainable: string): string {
  return `NOT RUN: ${suite}, ${reason}${isListed(unobtainable, peer) ? " (listed as unobtainable)" : ""}`;
}

/** Whether what did not run fails the command: with `CI=true`, unless its peer is listed as unobtainable. */
export function failsFor(notRun: readonly NotRun[], terms: { ci: boolean; unobtainable: string }): boolean {
  return terms.ci && notRun.some(({ peer }) => !isListed(terms.unobtainable, peer));
}
