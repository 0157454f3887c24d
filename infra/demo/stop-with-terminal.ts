/** Ends on Ctrl-C or SIGTERM: `end` runs once, then the process leaves with 0, or with 1 when ending failed. */
export function stopWithTerminal(end: () => Promise<void>): void {
  let ending = false;
  const stop = () => {
    if (ending) return;
    ending = true;
    end().then(
      () => process.exit(0),
      (failure: unknown) => {
        process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}
