import type { CalendarDate } from "@tallenne/domain";
import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { dayBeside } from "../../parts/day-beside.ts";
import { SelectField } from "../../parts/select-field.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { Slot } from "./offer-choice.ts";
import type { Office } from "./offices.ts";
import { mondayOf, weekNumber } from "./slot-words.ts";
import { WeekTable } from "./week-table.tsx";

type Minutes = "60" | "90" | "120" | "150";

interface WeekChoiceProps {
  readonly offices: readonly Office[];
  readonly today: string;
  readonly minutes: Minutes;
  readonly slots: readonly Slot[];
  readonly onChange: (slots: readonly Slot[]) => void;
}

/** Office, room and week; the times of the room in a table. */
export function WeekChoice({ offices, today, minutes, slots, onChange }: WeekChoiceProps) {
  const say = useWords();
  const language = useLanguage();
  const [chosen, setOffice] = useState(offices[0]?.id ?? "");
  const office = offices.find(({ id }) => id === chosen) ?? offices[0];
  const [named, setRoom] = useState<string>();
  const room = office?.rooms.find(({ id }) => id === named) ?? office?.rooms[0];
  const [monday, setMonday] = useState(() => mondayOf(today) as CalendarDate);
  if (office === undefined || room === undefined) return <p>{say("visits.no-offices")}</p>;
  const n = weekNumber(monday);
  return (
    <>
      <div className="visits-choice">
        <SelectField
          label={say("visits.office")}
          value={office.id}
          choices={offices.map(({ id, names }) => ({ value: id, words: names[language] }))}
          onChange={setOffice}
        />
        <SelectField
          label={say("visits.room")}
          value={room.id}
          choices={office.rooms.map(({ id, name }) => ({ value: id, words: name }))}
          onChange={setRoom}
        />
        <Button variant="plain" onClick={() => setMonday(dayBeside(monday, -7))}>
          {say("visits.week-before")}
        </Button>
        <strong>{say("visits.week", { n })}</strong>
        <Button variant="plain" onClick={() => setMonday(dayBeside(monday, 7))}>
          {say("visits.week-after")}
        </Button>
      </div>
      <p className="hint">{say("visits.keys")}</p>
      <Week
        key={`${room.id} ${monday} ${minutes}`}
        asked={{ office: office.id, room: room.id, day: monday, minutes }}
        caption={say("visits.week-of", { room: room.name, n })}
        today={today}
        slots={slots}
        onChange={onChange}
      />
    </>
  );
}

interface WeekProps extends Pick<WeekChoiceProps, "today" | "slots" | "onChange"> {
  readonly asked: Pick<Slot, "office" | "room" | "day"> & { readonly minutes: Minutes };
  readonly caption: string;
}

function Week({ asked, caption, today, slots, onChange }: WeekProps) {
  const { minutes, ...params } = asked;
  const week = useAnswer("readRoomWeek", { params, query: { minutes } });
  const at = (day: string, start: string) =>
    slots.findIndex((slot) => slot.room === asked.room && slot.day === day && slot.start === start);
  const toggle = (day: Answer<"readRoomWeek">["days"][number]["day"], start: Slot["start"]) => {
    const found = at(day, start);
    if (found >= 0) onChange(slots.filter((_slot, place) => place !== found));
    else if (slots.length < 10) onChange([...slots, { office: asked.office, room: asked.room, day, start }]);
  };
  return (
    <Answered query={week} rows={10}>
      {(read) => (
        <WeekTable
          week={read}
          caption={caption}
          today={today}
          placeOf={(day, start) => at(day, start) + 1}
          onToggle={toggle}
        />
      )}
    </Answered>
  );
}
