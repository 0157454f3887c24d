/** Ends on Ctrl-C or SIGTERM: `end` runs once, then the process leaves with 0, or with 1 when ending failed. */
export function stopWithTerminal(end: () => Promise<void>): void {
  let ending = false;
  const stop = () => {
    if (ending) return;
    ending = true;
    end().then(
      () => process.exit(0),
      (failure: unknown) => {
        process.stderr.write(`${failureWords(failure)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

/** What to tell of a start that failed: the reason, and for a port that is taken what to do. */
export function failureWords(failure: unknown): string {
  if ((failure as NodeJS.ErrnoException).code === "EADDRINUSE")
    return "The port is in use. Another one: demo --port <n>, or TALLENNE_PORT=<n> for start; 0 takes a free one.";
  return failure instanceof Error ? failure.message : String(failure);
}
