import { type Customer, customers } from "@tallenne/testkit";
import type { DemoStory } from "./story.ts";

const { aino, eero, mikael, farah, veera, jani, sofia } = customers;
/** Two people who call from one firm: the number alone tells nobody apart. */
const firm = { phone: "09 1234 5600", company: "Saaristoverkko Oy" };
const linda: Customer = {
  ...firm,
  name: "Linda Ekholm",
  email: "linda.ekholm@example.fi",
};

/** The calls of the demonstration; ids as in screens §5, B… are further ones. */
export const calls: readonly DemoStory[] = [
  call("C1", 152, "10.12", { customer: aino, recording: "lausunto", agent: "agent-117" }),
  call("C2", 20, "13.40", {
    customer: { ...mikael, ...firm },
    recording: "lonesubvention",
    language: "sv",
    line: "yritys-suomi",
  }),
  call("C2b", 19, "9.31", {
    customer: linda,
    recording: "lonesubvention",
    language: "sv",
    line: "yritys-suomi",
  }),
  call("C3", 3, "14.20", { customer: farah, recording: "course", language: "en" }),
  {
    ...call("C4", 2, "11.05", { customer: veera, recording: "aukioloajat" }),
    line: "uraohjaus",
    fate: "refused",
  },
  call("C5", 175, "13.20", { customer: eero, recording: "ilmoittautuminen", agent: "agent-117" }),
  call("B1", 168, "13.52", { customer: eero, recording: "palkkatuki", agent: "agent-117" }),
  {
    ...call("C7", 0, "15.30", { customer: jani, recording: "aukioloajat", agent: "agent-117" }),
    ago: "last-day",
  },
  call("C8", 1, "9.05", {
    customer: veera,
    recording: "ensimmainen-tyo",
    hold: { afterTurn: 6, seconds: 95 },
  }),
  {
    ...call("C11", -2, "10.00", { customer: farah, recording: "course", language: "en" }),
    fate: "quarantined",
  },
  // The exchange's own name of a new queue: nobody has told the archive which line it is.
  {
    ...call("C13", 1, "8.15", { customer: mikael, recording: "lonesubvention", language: "sv" }),
    line: "jono-7",
    fate: "quarantined",
  },
  call("C12a", 9, "9.48", { customer: jani, recording: "osoite-jani" }),
  call("C12b", 9, "10.26", { customer: sofia, recording: "praktik-sofia", language: "sv" }),
  call("B2", 5, "12.10", { customer: aino, recording: "palkkatuki", line: "yritys-suomi" }),
  call("B3", 40, "11.15", {
    customer: sofia,
    recording: "praktik-sofia",
    language: "sv",
    agent: "agent-117",
  }),
  call("B4", 66, "15.02", {
    customer: mikael,
    recording: "lonesubvention",
    language: "sv",
    agent: "agent-117",
  }),
  call("B5", 12, "8.37", { customer: eero, recording: "aukioloajat" }),
];

interface Call extends Pick<DemoStory, "customer" | "line" | "agent"> {
  readonly recording: string;
  readonly hold?: { readonly afterTurn: number; readonly seconds: number };
  readonly language?: DemoStory["language"];
}

function call(id: string, ago: number, at: string, told: Call): DemoStory {
  const { recording, hold, language = "fi", agent = "agent-204", ...rest } = told;
  const content = { recording, ...(hold === undefined ? {} : { hold }) };
  return { ...rest, language, agent, id, ago, at, content };
}
