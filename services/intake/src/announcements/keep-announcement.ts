import { type Collection, carrying, Duplicate } from "@tallenne/store";
import { isRenewable, type KeptAnnouncement } from "./announcement-kept.ts";
import { saysTheSame } from "./repair.ts";

/** An announcement as it is to be kept. */
export type ToKeep = Omit<KeptAnnouncement, "version">;

/** What a source announced under a key before; undefined when nothing is known of it. */
export async function knownUnder(
  announcements: Collection<KeptAnnouncement>,
  sourceKey: string,
): Promise<KeptAnnouncement | undefined> {
  const { rows } = await announcements.find({ where: { field: "sourceKey", is: sourceKey }, limit: 1 });
  return rows[0];
}

/**
 * Keeps an announcement in the place of the one known, while that may be renewed. Two announcements of one id at once: the second gets what the first
 * kept. Entries still to be told stay.
 */
export function keepAnnouncement(announcements: Collection<KeptAnnouncement>) {
  return async (known: KeptAnnouncement | undefined, next: ToKeep): Promise<KeptAnnouncement> => {
    const kept =
      known &&
      (await announcements.change(known.id, (one) =>
        isRenewable(one)
          ? {
              ...next,
              ...repairMeanwhile(one, next),
              version: one.version,
              ...carrying([...one.pending, ...next.pending]),
            }
          : undefined,
      ));
    if (kept !== undefined) return kept;
    try {
      return await announcements.insert(next);
    } catch (failure) {
      const first =
        failure instanceof Duplicate ? await knownUnder(announcements, next.sourceKey) : undefined;
      if (first === undefined) throw failure;
      return first;
    }
  };
}

/** What was put right since the announcement was looked up stays, while it waits on and its source says the same. */
function repairMeanwhile(one: KeptAnnouncement, next: ToKeep): Pick<KeptAnnouncement, "repair"> {
  const stays = next.state === "quarantined" && saysTheSame(one.facts, next.facts);
  return { repair: stays ? one.repair : next.repair };
}
