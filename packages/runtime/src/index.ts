export { type Act, type Clock, type Stop, pause, systemClock } from "./clock.ts";
export { type SetClock, setClock } from "./set-clock.ts";
export { type Calendar, helsinkiCalendar } from "./calendar.ts";
export { type SetCalendar, setCalendar } from "./set-calendar.ts";
export { acceleratedCalendar } from "./accelerated-calendar.ts";
export { type Chance, systemChance } from "./chance.ts";
export { seededChance } from "./seeded-chance.ts";
export { type Secret, Sensitive } from "./sensitive.ts";
