import { expect, test } from "@jest/globals";
import { daysText, hoursText, typedDays, typedHours, typedRooms } from "./office-draft.ts";

test("opening hours are read as they are written, and the first line that is none is named", () => {
  const text = "ma 8.00–16.00\nTO 9:00 - 18:30\n";
  const read = typedHours(text);
  expect(read).toEqual({
    opening: [
      { weekday: 1, from: "8.00", to: "16.00" },
      { weekday: 4, from: "9.00", to: "18.30" },
    ],
  });
  expect(hoursText("opening" in read ? read.opening : [])).toBe("ma 8.00–16.00\nto 9.00–18.30");
  for (const wrong of ["xx 8.00–9.00", "ma 9.00–8.00", "ma 25.00–26.00", "ma kahdeksasta"])
    expect([wrong, typedHours(`ti 8.00–9.00\n${wrong}`)]).toEqual([wrong, { wrong: 2 }]);
});

test("closed days are days", () => {
  expect(typedDays("24.12.2026\n\n31.12.2026")).toEqual({ days: ["2026-12-24", "2026-12-31"] });
  expect(typedDays("31.11.2026")).toEqual({ wrong: 1 });
  expect(daysText(["2026-12-24"])).toBe("24.12.2026");
});

test("a room that keeps its name keeps its id", () => {
  const before = [
    {
      id: "room_0123456789abcdefghjkmnpqrs",
      name: "Huone 2",
      accessible: false,
      hearingLoop: true,
      quiet: true,
    },
  ] as never;
  expect(typedRooms("Huone 2\n Huone 3 \nHuone 3", before)).toEqual([
    ...before,
    { name: "Huone 3", accessible: true, hearingLoop: false, quiet: true },
  ]);
});
