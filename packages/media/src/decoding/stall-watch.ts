import type { Clock } from "@tallenne/runtime";

/** Milliseconds in which a decoder that has work must take or give something. */
const longestStall = 20_000;

/** Watches a decoder while somebody waits for it. */
export interface StallWatch {
  /** Somebody waits from now on. */
  begin(): void;
  /** It took or gave something. */
  moved(): void;
  /** Nobody waits any more. */
  end(): void;
  readonly isStalled: boolean;
}

/** Acts once when a decoder that is waited for does not move for `longestStall`. A sender that is slow is nobody's stall. */
export function stallWatch(clock: Pick<Clock, "after">, act: () => void): StallWatch {
  let stop: (() => void) | undefined;
  let isStalled = false;
  const end = (): void => {
    stop?.();
    stop = undefined;
  };
  const begin = (): void => {
    end();
    stop = clock.after(longestStall, () => {
      isStalled = true;
      act();
    });
  };
  return {
    begin,
    moved: () => {
      if (stop !== undefined) begin();
    },
    end,
    get isStalled() {
      return isStalled;
    },
  };
}
