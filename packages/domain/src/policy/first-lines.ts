import { calendarDate } from "../calendar/calendar-date.ts";
import type { ServiceLine } from "./service-line.ts";

const from = calendarDate("2020-11-25");

/** Service lines of notice A. Career guidance is never recorded (§6, l.57). */
export const firstLines: readonly ServiceLine[] = [
  {
    id: "henkiloasiakkaat",
    names: { fi: "Henkilöasiakkaat", sv: "Personkunder", en: "Personal customers" },
    aliases: ["henkilöasiakkaat", "personal-customers", "te-puhelinpalvelut"],
    recording: "allowed",
    from,
  },
  {
    id: "yritys-suomi",
    names: { fi: "Yritys-Suomi", sv: "FöretagsFinland", en: "Enterprise Finland" },
    aliases: ["yrityssuomi", "enterprise-finland"],
    recording: "allowed",
    from,
  },
  {
    id: "uraohjaus",
    names: { fi: "Uraohjaus", sv: "Karriärvägledning", en: "Career guidance" },
    aliases: ["career-guidance", "karriärvägledning", "karriarvagledning"],
    recording: "forbidden",
    from,
  },
];
