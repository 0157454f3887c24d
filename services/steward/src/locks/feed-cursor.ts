import { type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** How far the catalogue's feed was read: the number of its last event. */
interface Cursor {
  readonly id: string;
  readonly version: number;
  readonly number: number;
}

const kept = z.strictObject({ id: z.string(), version: z.int(), number: z.int() });

const cursorsKept = keepsNothingPersonal<Cursor>("steward.cursors", "numbers of the last events read", {
  small: true,
  parse: (value) => kept.parse(value),
});

/** Where the reading of the feed stands, durably. */
export interface FeedCursor {
  read(): Promise<number>;
  write(number: number): Promise<void>;
}

/** The cursor of the catalogue's feed; 0 where nothing was read yet. */
export async function feedCursor(documents: Documents): Promise<FeedCursor> {
  const cursors = await documents.open(cursorsKept);
  return {
    read: async () => (await cursors.get("catalogue"))?.number ?? 0,
    write: async (number) => {
      const moved = await cursors.change("catalogue", (cursor) =>
        cursor.number < number ? { ...cursor, number } : undefined,
      );
      if (moved === undefined) await cursors.insert({ id: "catalogue", number });
    },
  };
}
