import { type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** How far a feed was read: the number of its last event. */
interface Cursor {
  /** Service whose feed it is. */
  readonly id: string;
  readonly version: number;
  readonly number: number;
}

const kept = z.strictObject({ id: z.string(), version: z.int(), number: z.int() });

const cursorsKept = keepsNothingPersonal<Cursor>("reading-room.cursors", "numbers of the last events read", {
  small: true,
  parse: (value) => kept.parse(value),
});

/** Where the reading of one feed stands, durably. */
export interface FeedCursor {
  read(): Promise<number>;
  write(number: number): Promise<void>;
}

/** The cursor of a service's feed; 0 where nothing was read yet. */
export async function feedCursor(documents: Documents, feed: string): Promise<FeedCursor> {
  const cursors = await documents.open(cursorsKept);
  return {
    read: async () => (await cursors.get(feed))?.number ?? 0,
    write: async (number) => {
      const moved = await cursors.change(feed, (cursor) =>
        cursor.number < number ? { ...cursor, number } : undefined,
      );
      if (moved === undefined) await cursors.insert({ id: feed, number });
    },
  };
}
