/** Tells on the terminal what is being done. */
export type Say = (words: string) => void;

/** Lines of progress with the seconds since the beginning; silent where a script reads the output. */
export function progress({ silent = false }: { silent?: boolean } = {}): Say {
  const began = performance.now();
  return (words) => {
    if (silent) return;
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
    process.stdout.write(`${seconds} s  ${words}\n`);
  };
}

/** A plain table of two or three columns. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
