/** What jest reports, as far as the counts need it. */
export interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
}

/** How the run of jest ended. */
export interface Ended {
  readonly status: number | null;
  readonly signal?: string | null;
  /** The report it wrote; undefined when it ended without one. */
  readonly counts: Counts | undefined;
  /** How many suites could not run here. */
  readonly notRun: number;
}

/** The last line of the command, whether it failed, and what there is to say before it. A jest that left no report has failed. */
export function closing({ status, signal, counts, notRun }: Ended): {
  readonly line: string;
  readonly isFailed: boolean;
  readonly words?: string;
} {
  if (counts === undefined) {
    const how = signal ? `was ended by ${signal}` : `ended with ${status}`;
    return {
      line: `0 passed, 1 failed, ${notRun} skipped`,
      isFailed: true,
      words: `jest ${how} and left no report: its results are unknown`,
    };
  }
  // A file that does not even load has no failed test, but it failed.
  const failed = Math.max(counts.numFailedTests, counts.numFailedTestSuites, status === 0 ? 0 : 1);
  const line = `${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests + notRun} skipped`;
  return { line, isFailed: failed > 0 };
}

/** One line on the promises of the notices. */
export function promisesLine(rows: readonly { readonly outcome: "kept" | "not-yet" | "broken" }[]): string {
  const count = (wanted: string) => rows.filter(({ outcome }) => outcome === wanted).length;
  return `Promises: ${count("kept")} kept, ${count("not-yet")} not yet kept, ${count("broken")} broken`;
}
