import { customers } from "@tallenne/testkit";
import type { DemoStory } from "./story.ts";

const { eero, mikael, farah, jani, sofia } = customers;
const own = { agent: "agent-204" } as const;

/** Chats, mails and contact requests of the demonstration. A chat names nobody: what a customer types of themselves is masked. */
export const written: readonly DemoStory[] = [
  {
    ...own,
    id: "C6",
    ago: 12,
    at: "8.41",
    language: "fi",
    line: "yritys-suomi",
    content: {
      chat: [
        { from: "bot", text: "Hei! Yhdistän sinut neuvojalle." },
        { from: "customer", text: `Hei, hetuni on ${jani.identityCode}, soita ${jani.phone}` },
        { from: "adviser", text: "Hei! Tunnusta ei tarvita. Mistä asiassa on kyse?" },
        { from: "customer", text: `Haluaisin neuvoja yrityksen perustamiseen, vastaus ${jani.email}` },
        { from: "adviser", text: "Aloita rahoituslaskelmasta, ohje on sivuillamme." },
      ],
    },
  },
  {
    ...own,
    id: "B6",
    ago: 4,
    at: "10.02",
    language: "sv",
    content: {
      chat: [
        { from: "customer", text: "Hej, hur anmäler jag mig som arbetssökande?" },
        { from: "adviser", text: "Det görs i e-tjänsten, senast första arbetslösa dagen." },
        { from: "customer", text: "Tack så mycket!" },
      ],
    },
  },
  {
    id: "B7",
    ago: 88,
    at: "13.13",
    language: "en",
    agent: "agent-117",
    content: {
      chat: [
        { from: "customer", text: "Is there a language course starting this autumn?" },
        { from: "adviser", text: "Yes, in September. You can enrol until the end of August." },
      ],
    },
  },
  {
    id: "C9",
    ago: 177,
    at: "12.25",
    language: "sv",
    agent: "agent-117",
    customer: sofia,
    content: {
      mail: {
        subject: "Arbetsintyg för praktiken",
        text: "Hej!\n\nBifogat finns mitt arbetsintyg. Räcker det för ansökan?\n\nMed vänlig hälsning\nSofia",
        attachment: "arbetsintyg.pdf",
      },
    },
  },
  {
    ...own,
    id: "B8",
    ago: 6,
    at: "9.20",
    language: "fi",
    customer: eero,
    content: {
      mail: {
        subject: "Työttömyysetuuden katkeaminen",
        text: "Hei,\n\nsoitin teille toukokuussa, ja minulle sanottiin ettei tarvitse ilmoittautua. Nyt maksu on katkennut.\n\nTerveisin\nEero",
      },
    },
  },
  {
    ...own,
    id: "B9",
    ago: 30,
    at: "16.44",
    language: "en",
    customer: farah,
    content: {
      mail: {
        subject: "Certificate of attendance",
        text: "Hello,\n\nwhere can I get a certificate of my course?\n\nFarah",
      },
    },
  },
  {
    ...own,
    id: "C10",
    ago: 2,
    at: "18.31",
    language: "en",
    customer: farah,
    content: {
      form: {
        topic: "Change of address",
        message: "I have moved from Vaasa to Mikkeli. Does my plan move with me?",
        language: "en",
        replyBy: "email",
        municipality: "Mikkeli",
        name: farah.name,
        email: farah.email,
        address: "Keksittykatu 4 B 12, 50100 Mikkeli",
      },
    },
  },
  {
    ...own,
    id: "B10",
    ago: 15,
    at: "11.59",
    language: "sv",
    customer: mikael,
    line: "yritys-suomi",
    content: {
      form: {
        topic: "Rekrytering",
        message: "Vi söker två montörer till sommaren.",
        language: "sv",
        replyBy: "phone",
      },
    },
  },
  {
    id: "B11",
    ago: 120,
    at: "7.55",
    language: "fi",
    agent: "agent-117",
    customer: jani,
    content: {
      form: { topic: "Palaute", message: "Kiitos hyvästä palvelusta puhelimessa.", language: "fi" },
    },
  },
];
