import { type SetCalendar, setCalendar } from "@tallenne/runtime";

/** What the test tells a process about the calendar. */
interface CalendarOrder {
  readonly calendar: number;
}

/** A calendar that the parent process sets by messages, and acknowledges. It begins at the instant given on the command line. */
export function remoteCalendar(begin: number): SetCalendar {
  const calendar = setCalendar(begin);
  process.on("message", (order: CalendarOrder) => {
    calendar.set(order.calendar);
    process.send?.({ calendarSet: order.calendar });
  });
  // A test that died leaves nothing running.
  process.on("disconnect", () => process.exit(1));
  // The message channel alone must not keep a stopped process alive.
  process.channel?.unref();
  return calendar;
}
