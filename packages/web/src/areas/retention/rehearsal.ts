import type { Answer } from "../../api/client.ts";

type Rehearsal = Answer<"previewDeletion">;
type DayRow = Rehearsal["days"][number];

/** What one register loses: by the day, in the thirty days after it, and what would stay unreadable. */
export interface RegisterCounts {
  readonly register: DayRow["register"];
  readonly due: number;
  readonly later: number;
  readonly disputed: number;
}

/** Counts by register, those that lose most first. What the steward disputes stays, so it is counted apart. */
export function countsByRegister({ day, days }: Pick<Rehearsal, "day" | "days">): readonly RegisterCounts[] {
  const counts = new Map<DayRow["register"], RegisterCounts>();
  for (const { register, deletedOn, count, disputed } of days) {
    const before = counts.get(register) ?? { register, due: 0, later: 0, disputed: 0 };
    const isDue = deletedOn <= day;
    counts.set(register, {
      register,
      due: before.due + (isDue ? count : 0),
      later: before.later + (isDue ? 0 : count),
      disputed: before.disputed + disputed,
    });
  }
  return [...counts.values()].toSorted((a, b) => b.due - a.due || b.later - a.later);
}
