import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { dayField, typedDay } from "../../format/typed-day.ts";
import { languageNames, languages } from "../../format/language.ts";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useFocusWrong } from "../../parts/focus-wrong.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { daysText, hoursText, typedDays, typedHours, typedRooms } from "./office-draft.ts";
import type { Office } from "./offices.ts";
import { TextArea } from "../../parts/text-area.tsx";

const kinds = [
  "elinvoimakeskus",
  "municipal-employment",
  "joint-service-point",
  "te-office",
  "ely-centre",
  "prison",
  "hospital",
] as const satisfies readonly Office["kind"][];
const ordinary = ["ma", "ti", "ke", "to", "pe"].map((day) => `${day} 8.00–18.00`).join("\n");

interface OfficeDialogProps {
  /** The office that is changed; none for a new one. */
  readonly office?: Office;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** An office with names, address, hours and rooms. */
export function OfficeDialog({ office, onSaved, onClose }: OfficeDialogProps) {
  const say = useWords();
  const [code, setCode] = useState<string>(office?.id ?? "");
  const [names, setNames] = useState(office?.names ?? { fi: "", sv: "", en: "" });
  const [kind, setKind] = useState<Office["kind"]>(office?.kind ?? "elinvoimakeskus");
  const [address, setAddress] = useState(office?.address ?? "");
  const [arrival, setArrival] = useState(office?.arrival ?? { fi: "", sv: "", en: "" });
  const [from, setFrom] = useState(dayField(office?.validFrom));
  const [to, setTo] = useState(dayField(office?.validTo ?? undefined));
  const [hours, setHours] = useState(office === undefined ? ordinary : hoursText(office.opening));
  const [closed, setClosed] = useState(daysText(office?.closed ?? []));
  const [rooms, setRooms] = useState(office?.rooms.map(({ name }) => name).join("\n") ?? "");
  const [tries, setTries] = useState(0);
  const checked = tries > 0;
  const read = {
    hours: typedHours(hours),
    days: typedDays(closed),
    rooms: typedRooms(rooms, office?.rooms ?? []),
  };
  const validFrom = typedDay(from);
  const validTo = to.trim() === "" ? null : typedDay(to);
  const isCode = /^[a-z0-9][a-z0-9.-]{0,63}$/.test(code);
  const missing = (text: string) => (checked && text.trim() === "" ? say("shell.field-missing") : undefined);
  const keep = useMutation<Answer<"keepOffice">, Failure, Parameters<typeof call<"keepOffice">>[1]>({
    mutationFn: (asking) => call("keepOffice", asking),
    onSuccess: async () => {
      await askAgain("listOffices", "readRoomWeek");
      onSaved();
    },
  });
  const form = useFocusWrong(keep.error, tries);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    const isFilled = [...Object.values(names), ...Object.values(arrival), address].every(
      (text) => text.trim() !== "",
    );
    if (!isCode || !isFilled || validFrom === undefined || validTo === undefined || keep.isPending) return;
    if (!("opening" in read.hours) || !("days" in read.days) || read.rooms.length === 0) return;
    const { opening } = read.hours;
    const { days } = read.days;
    const body = {
      names,
      kind,
      address: address.trim(),
      arrival,
      validFrom,
      validTo,
      opening: [...opening],
      closed: [...days],
      rooms: read.rooms,
      ...(office === undefined ? {} : { version: office.version }),
    };
    keep.mutate({ params: { office: code }, body });
  };
  const wrongLine = (at: { wrong: number } | object) =>
    "wrong" in at ? say("visits.office-hours-wrong", { n: at.wrong }) : undefined;
  return (
    <Dialog
      title={say(office === undefined ? "visits.office-add" : "visits.office-change")}
      onClose={onClose}
      wide
    >
      <form className="form" ref={form} onSubmit={submit}>
        {office === undefined ? (
          <TextField
            label={say("visits.office-code")}
            hint={say("visits.office-code-hint")}
            name="office-code"
            value={code}
            onChange={setCode}
            maxLength={64}
            error={checked && !isCode ? say("visits.office-code-wrong") : undefined}
          />
        ) : null}
        {languages.map((language) => (
          <TextField
            key={language}
            label={say(`visits.office-name-${language}`)}
            name={`office-name-${language}`}
            value={names[language]}
            onChange={(value) => setNames({ ...names, [language]: value })}
            maxLength={120}
            error={missing(names[language])}
          />
        ))}
        <SelectField
          label={say("visits.office-kind")}
          value={kind}
          choices={kinds.map((value) => ({ value, words: say(`visits.kind-${value}`) }))}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? "elinvoimakeskus")}
        />
        <TextField
          label={say("visits.office-address")}
          name="office-address"
          value={address}
          onChange={setAddress}
          maxLength={200}
          wide
          error={missing(address)}
        />
        {languages.map((language) => (
          <TextField
            key={language}
            label={say("visits.office-arrival", { language: languageNames[language] })}
            name={`office-arrival-${language}`}
            value={arrival[language]}
            onChange={(value) => setArrival({ ...arrival, [language]: value })}
            maxLength={500}
            wide
            error={missing(arrival[language])}
          />
        ))}
        <DayField
          label={say("visits.office-from")}
          name="office-from"
          value={from}
          onChange={setFrom}
          checked={checked}
        />
        <DayField
          label={say("visits.office-to")}
          name="office-to"
          value={to}
          onChange={setTo}
          checked={checked && to.trim() !== ""}
        />
        <TextArea
          label={say("visits.office-hours")}
          hint={say("visits.office-hours-hint")}
          value={hours}
          onChange={setHours}
          error={checked ? wrongLine(read.hours) : undefined}
        />
        <TextArea
          label={say("visits.office-closed")}
          hint={say("visits.office-closed-hint")}
          value={closed}
          onChange={setClosed}
          error={checked ? wrongLine(read.days) : undefined}
        />
        <TextArea
          label={say("visits.office-rooms")}
          value={rooms}
          onChange={setRooms}
          error={checked && read.rooms.length === 0 ? say("visits.office-rooms-missing") : undefined}
        />
        {keep.isError ? <ProblemNote failure={keep.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={keep.isPending}>
            {say("visits.office-save")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
