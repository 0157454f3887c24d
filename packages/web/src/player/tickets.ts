/** Leave to play: an address and how long it is good. */
export interface Ticket {
  readonly handle: string;
  readonly sound: string;
  /** Browser's clock, epoch milliseconds. */
  readonly until: number;
}

/** Gets a ticket; with the handle of a living one it is renewed. Throws `Failure`. */
export type Issue = (handle: string | undefined) => Promise<Ticket>;

/** Less time left than this, milliseconds, and a ticket is renewed before playing on it. */
const tooShort = 45_000;

/** A ticket as given; `isNew` when its address is another than before. */
export interface Given {
  readonly ticket: Ticket;
  readonly isNew: boolean;
}

/** The ticket of one recording. */
export interface Tickets {
  /** A ticket good for playing now, asked for where there is none. */
  readonly current: (now: number) => Promise<Given>;
  /** Renews whatever is left of it. */
  readonly renewed: () => Promise<Given>;
  readonly forget: () => void;
}

/** Keeps one ticket; questions asked while one is under way share its answer. */
export function keepTickets(issue: Issue): Tickets {
  let kept: Ticket | undefined;
  let asking: Promise<Given> | undefined;
  const renewed = () => {
    asking ??= issue(kept?.handle)
      .then((ticket) => {
        const isNew = ticket.handle !== kept?.handle;
        kept = ticket;
        return { ticket, isNew };
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  return {
    current: (now) =>
      kept !== undefined && kept.until - now > tooShort
        ? Promise.resolve({ ticket: kept, isNew: false })
        : renewed(),
    renewed,
    forget: () => {
      kept = undefined;
    },
  };
}
