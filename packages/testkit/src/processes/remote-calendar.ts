import { type SetCalendar, setCalendar } from "@tallenne/runtime";

/** What the test tells a process about the calendar. */
export interface CalendarOrder {
  readonly calendar: number;
}

/** A calendar that the parent process sets by messages, and acknowledges. It begins at the instant given on the command line. */
export function remoteCalendar(begin: number): SetCalendar {
  const calendar = setCalendar(begin);
  process.on("message", (order: CalendarOrder) => {
    calendar.set(order.calendar);
    process.send?.({ calendarSet: order.calendar });
  });
  // The message channel alone must not keep a stopped process alive.
  process.channel?.unref();
  return calendar;
}
