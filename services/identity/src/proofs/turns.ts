/** Lets so many work at once; the others wait in the order they came. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>;
}

/** Turns for at most `most` at once. */
export function turnsOf(most: number): Turns {
  const waiting: (() => void)[] = [];
  let working = 0;
  return {
    async take(work) {
      if (working >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      else working += 1;
      try {
        return await work();
      } finally {
        // The turn goes to who waits longest; nobody waiting, it is given back.
        const next = waiting.shift();
        if (next) next();
        else working -= 1;
      }
    },
  };
}
