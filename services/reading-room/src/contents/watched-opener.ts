import type { Calendar, Log } from "@tallenne/runtime";
import { bucketNamed, Damaged, KeyGone, type KeyOpener } from "@tallenne/vault";

/**
 * An opener that does not take a lost key for a destroyed one: a key that no copy has and no mark calls destroyed, before its bucket's last day is over,
 * is damage (`Damaged` "key-file") and told as such. After that day, or with the mark, it is gone as it should be (`KeyGone`).
 */
export function watchedOpener({
  opener,
  calendar,
  log,
}: {
  readonly opener: KeyOpener;
  readonly calendar: Pick<Calendar, "today">;
  readonly log: Log;
}): KeyOpener {
  return {
    open: async (version) => {
      try {
        return await opener.open(version);
      } catch (failure) {
        if (!(failure instanceof KeyGone) || failure.isDestroyed) throw failure;
        const { bucket, bucketVersion } = version;
        if (calendar.today() > bucketNamed(bucket).lastDay) throw failure;
        log.error({ event: "key-lost", bucket, bucketVersion });
        throw new Damaged("key-file");
      }
    },
  };
}
