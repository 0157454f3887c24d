import type { Customer } from "@tallenne/testkit";
import type { DemoStory } from "./story.ts";

/** Callers of ordinary days, met in no tour: they fill the lists as a working office does. */
const tapio = caller("Tapio Niittylahti", "040 1234511", "tapio.niittylahti@example.fi");
const hanna = caller("Hanna Lindroos", "040 1234512", "hanna.lindroos@example.fi");
const omar = caller("Omar Yusuf", "040 1234513", "omar.yusuf@example.fi");
const pia = caller("Pia Kuusijoki", "040 1234514", "pia.kuusijoki@example.fi");

/** Further calls of the demonstration, spread over the half-year that calls live. */
export const everydayCalls: readonly DemoStory[] = [
  call("B12", 8, "10.40", { customer: tapio, recording: "kurssipaikka" }),
  call("B13", 10, "14.05", { customer: hanna, recording: "intyg", language: "sv" }),
  call("B14", 17, "9.12", { customer: omar, recording: "permit", language: "en" }),
  call("B15", 26, "12.48", { customer: pia, recording: "aika-peruuntuu" }),
  call("B16", 35, "8.55", { customer: tapio, recording: "aukioloajat" }),
  call("B17", 52, "15.20", { customer: omar, recording: "course", language: "en" }),
  call("B18", 74, "11.31", { customer: hanna, recording: "intyg", language: "sv" }),
  call("B19", 97, "13.02", { customer: pia, recording: "palkkatuki", line: "yritys-suomi" }),
  call("B20", 118, "9.47", { customer: tapio, recording: "kurssipaikka" }),
  call("B21", 141, "10.29", { customer: omar, recording: "permit", language: "en" }),
];

/** Further chats, mails and contact requests. */
export const everydayWritten: readonly DemoStory[] = [
  {
    ...written("B22", 21, "9.33", "fi"),
    content: {
      chat: [
        { from: "customer", text: "Hei, mihin mennessä työnhakusuunnitelma pitää päivittää?" },
        { from: "adviser", text: "Kolmen kuukauden välein. Päivä näkyy verkkopalvelussa." },
        { from: "customer", text: "Kiitos, löytyi." },
      ],
    },
  },
  {
    ...written("B23", 47, "14.26", "sv"),
    content: {
      chat: [
        { from: "customer", text: "Hej, finns det lediga platser på språkkursen i Vasa?" },
        { from: "adviser", text: "Ja, två platser. Anmälan stänger på fredag." },
      ],
    },
  },
  {
    ...written("B24", 133, "10.58", "en"),
    content: {
      chat: [
        { from: "customer", text: "Do I have to accept every job that is offered to me?" },
        { from: "adviser", text: "Not every one. What counts is written in your plan, point four." },
      ],
    },
  },
  {
    ...written("B25", 58, "7.41", "fi"),
    customer: pia,
    content: {
      mail: {
        subject: "Todistus työttömyysajasta",
        text: "Hei,\n\ntarvitsen todistuksen työttömyysajasta pankkia varten. Miten sen saa?\n\nTerveisin\nPia",
      },
    },
  },
  {
    ...written("B26", 103, "16.02", "sv"),
    customer: hanna,
    content: {
      mail: {
        subject: "Flyttning till annan ort",
        text: "Hej!\n\nJag flyttar till Åbo vid månadsskiftet. Vem sköter mitt ärende då?\n\nHälsningar\nHanna",
      },
    },
  },
  {
    ...written("B27", 39, "19.15", "en"),
    customer: omar,
    content: {
      form: {
        topic: "Language course",
        message: "I would like to join an evening course in Finnish.",
        language: "en",
        replyBy: "email",
      },
    },
  },
  {
    ...written("B28", 150, "12.20", "fi"),
    customer: tapio,
    content: {
      form: { topic: "Ajanvaraus", message: "Toivon aikaa iltapäivälle, kiitos.", language: "fi" },
    },
  },
];

function caller(name: string, phone: string, email: string): Customer {
  return { name, phone, email };
}

interface Call extends Pick<DemoStory, "customer" | "line"> {
  readonly recording: string;
  readonly language?: DemoStory["language"];
}

function call(id: string, ago: number, at: string, told: Call): DemoStory {
  const { recording, language = "fi", ...rest } = told;
  return { ...rest, language, agent: "agent-117", id, ago, at, content: { recording } };
}

function written(id: string, ago: number, at: string, language: DemoStory["language"]) {
  return { id, ago, at, language, agent: "agent-117" } as const;
}
