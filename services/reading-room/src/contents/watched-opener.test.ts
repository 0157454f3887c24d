import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { keptLog, setCalendar } from "@tallenne/runtime";
import { KeyGone, KeyringAway } from "@tallenne/vault";
import { watchedOpener } from "./watched-opener.ts";

const version = { bucket: "calls/standard/2027-05-24", bucketVersion: 1 };
function asked(day: string, failure: Error) {
  const log = keptLog();
  const calendar = setCalendar(calendarDate(day));
  const opening = watchedOpener({ opener: { open: () => Promise.reject(failure) }, calendar, log }).open(
    version,
  );
  return { opening, events: () => log.lines.map(({ event }) => event) };
}

describe("a key that no copy has", () => {
  test.each(["2026-11-24", "2027-05-24"])(
    "is lost on %s, through the last day: damage and an alarm",
    async (day) => {
      const { opening, events } = asked(day, new KeyGone({ isDestroyed: false }));
      await expect(opening).rejects.toMatchObject({ code: "key-file" });
      expect(events()).toEqual(["key-lost"]);
    },
  );

  test("is gone from the day after", async () => {
    const { opening, events } = asked("2027-05-25", new KeyGone({ isDestroyed: false }));
    await expect(opening).rejects.toBeInstanceOf(KeyGone);
    expect(events()).toEqual([]);
  });

  test("is gone on any day where the mark of its destruction stands", async () => {
    const { opening } = asked("2026-11-24", new KeyGone({ isDestroyed: true }));
    await expect(opening).rejects.toBeInstanceOf(KeyGone);
  });

  test("says nothing while the keyring is away", async () => {
    const { opening } = asked("2026-11-24", new KeyringAway("not mounted"));
    await expect(opening).rejects.toBeInstanceOf(KeyringAway);
  });
});
