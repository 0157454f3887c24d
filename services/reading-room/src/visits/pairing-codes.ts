import { codeLifeMs, codeTries } from "@tallenne/contracts";
import type { TerminalId } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";

/** A code as a terminal shows it. */
interface PairingCode {
  readonly digits: string;
  readonly forMs: number;
}

/** Codes of terminals that wait; in memory only. */
export interface PairingCodes {
  /** A new code for a terminal; the one before is worth nothing. */
  give(terminal: TerminalId, office: string): PairingCode;
  forget(terminal: TerminalId): void;
  /** The terminal of the office that shows the digits. A wrong entry counts against all codes of the office. */
  find(digits: string, office: string): TerminalId | "wrong" | "too-often";
  /** Terminals whose code has run out. */
  ended(): readonly TerminalId[];
  /** Terminals of an office that wait. */
  waitingIn(office: string): readonly TerminalId[];
}

interface Shown {
  readonly digits: string;
  readonly office: string;
  readonly until: number;
}

/** Six digits for two minutes; after five wrong entries in an office all its codes are worth nothing (flows J3.3). */
export function pairingCodes({
  clock,
  chance,
}: {
  readonly clock: Clock;
  readonly chance: Chance;
}): PairingCodes {
  const shown = new Map<TerminalId, Shown>();
  const wrong = new Map<string, number>();
  const isFree = (digits: string) => ![...shown.values()].some((one) => one.digits === digits);
  const draw = (): string => {
    for (;;) {
      // 32 random bits over a million codes: the first are likelier by less than one in four thousand.
      const digits = String(new DataView(chance.bytes(4).buffer).getUint32(0) % 1_000_000).padStart(6, "0");
      if (isFree(digits)) return digits;
    }
  };
  const isAlive = ({ until }: Shown) => clock.monotonic() < until;
  return {
    give: (terminal, office) => {
      shown.delete(terminal);
      const digits = draw();
      shown.set(terminal, { digits, office, until: clock.monotonic() + codeLifeMs });
      return { digits, forMs: codeLifeMs };
    },
    forget: (terminal) => void shown.delete(terminal),
    find: (digits, office) => {
      const found = [...shown].find(
        ([, one]) => one.office === office && one.digits === digits && isAlive(one),
      );
      if (found !== undefined) {
        wrong.delete(office);
        shown.delete(found[0]);
        return found[0];
      }
      const tries = (wrong.get(office) ?? 0) + 1;
      if (tries < codeTries) {
        wrong.set(office, tries);
        return "wrong";
      }
      wrong.delete(office);
      return "too-often";
    },
    ended: () => [...shown].filter(([, one]) => !isAlive(one)).map(([terminal]) => terminal),
    waitingIn: (office) =>
      [...shown].filter(([, one]) => one.office === office).map(([terminal]) => terminal),
  };
}
