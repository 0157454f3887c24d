import { useEffect, useRef, useState } from "react";
import type { Answer } from "../../api/client.ts";
import { civilDate } from "../../format/civil-time.ts";
import { dayWords } from "../../format/date-words.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { slotWords } from "./slot-words.ts";

type Week = Answer<"readRoomWeek">;
type Time = Week["days"][number]["times"][number];

interface WeekTableProps {
  readonly week: Week;
  readonly caption: string;
  readonly today: string;
  /** Number of a chosen time, from 1; 0 where it is not chosen. */
  readonly placeOf: (day: string, start: string) => number;
  readonly onToggle: (day: Week["days"][number]["day"], start: Time["start"]) => void;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** S-41: the week of a room. Free times are buttons, all together one stop of the Tab key; arrows go from one to the next, Enter chooses. */
export function WeekTable({ week, caption, today, placeOf, onToggle }: WeekTableProps) {
  const say = useWords();
  const language = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const starts = week.days[0]?.times.map(({ start }) => start) ?? [];
  const rows = starts.length;
  const [left, setLeft] = useState<string>();
  const stop = stopOf(week, left, placeOf);
  useEffect(() => {
    const list = table.current;
    const move = (event: KeyboardEvent) => {
      if (list !== null && stepTo(list, event, rows)) event.preventDefault();
    };
    list?.addEventListener("keydown", move);
    return () => list?.removeEventListener("keydown", move);
  }, [rows, table]);
  if (rows === 0) return <p>{say("visits.closed-week")}</p>;
  return (
    <div className="week-box">
      <table className="week" ref={table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{say("visits.time")}</span>
            </th>
            {week.days.map(({ day }) => (
              <th key={day} scope="col">
                {dayWords(civilDate(day), { language, today })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {starts.map((start, row) => (
            <tr key={start}>
              <th scope="row">{language === "en" ? start.replace(".", ":") : start}</th>
              {week.days.map(({ day, times }, column) => {
                const state = times[row]?.state ?? "closed";
                const place = placeOf(day, start);
                if (state !== "free" && place === 0)
                  return (
                    <td key={day} className={`week-${state}`}>
                      {say(`visits.${state}`)}
                    </td>
                  );
                return (
                  <td key={day}>
                    <button
                      type="button"
                      className="week-time"
                      aria-pressed={place > 0}
                      aria-label={`${slotWords({ day, start }, { language, today })}, ${place > 0 ? say("visits.chosen", { n: place }) : say("visits.free")}`}
                      tabIndex={stop === `${day} ${start}` ? 0 : -1}
                      onFocus={() => setLeft(`${day} ${start}`)}
                      data-row={row}
                      data-column={column}
                      onClick={() => onToggle(day, start)}
                    >
                      {place > 0 ? say("visits.chosen", { n: place }) : say("visits.free")}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where the Tab key stops: the time that had the focus last, else the first that can be chosen. */
function stopOf(
  { days }: Week,
  left: string | undefined,
  placeOf: WeekTableProps["placeOf"],
): string | undefined {
  const [first, ...others] = days;
  const stops = (first?.times ?? []).flatMap(({ start }, row) =>
    [first, ...others].flatMap((day) =>
      day !== undefined && (day.times[row]?.state === "free" || placeOf(day.day, start) > 0)
        ? [`${day.day} ${start}`]
        : [],
    ),
  );
  return stops.find((one) => one === left) ?? stops[0];
}

/** Moves the focus to the next time that can be chosen in the direction of an arrow; false when the key is none, or nothing lies there. */
function stepTo(list: HTMLTableElement, { key, target }: KeyboardEvent, rows: number): boolean {
  const step = steps[key];
  const from = target instanceof HTMLElement ? target.dataset : {};
  if (step === undefined || from["row"] === undefined) return false;
  let [row, column] = [Number(from["row"]) + step[0], Number(from["column"]) + step[1]];
  while (row >= 0 && column >= 0 && row < rows && column < 7) {
    const next = list.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
    if (next !== null) {
      next.focus();
      return true;
    }
    row += step[0];
    column += step[1];
  }
  return false;
}
