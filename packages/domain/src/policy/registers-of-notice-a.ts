import type { PurposeCode } from "./purpose.ts";
import type { LegalBasis, Register } from "./register.ts";

const lines = ["henkiloasiakkaat", "yritys-suomi"];
const purposes: readonly PurposeCode[] = ["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];

/** The notice says "Article 6" only; the letters are the archive's proposal for the controller to confirm (A4.0). */
const bases: readonly LegalBasis[] = [
  { purposes: ["p0", "p1", "p2", "p3", "p8"], letter: "e", provision: "1050/2018 4 § 2 kohta" },
  { purposes: ["p4", "p5"], letter: "c", provision: "(EU) 2016/679 12 art., 621/1999 29 §" },
  { purposes: ["p6", "p7"], letter: "c", provision: "906/2019 17 §, 21 §" },
];

const customerRows = ["A5.1", "A5.2", "A5.3", "A5.5", "A5.6", "A5.7"];

/** The five registers of notice A (l.19–21) with their terms (§6, l.57–63). */
export const registersOfNoticeA: readonly Register[] = [
  {
    id: "calls",
    notice: "A",
    channel: "call",
    names: { fi: "Puhelutallenteet", sv: "Samtalsinspelningar", en: "Call recordings" },
    lines,
    purposes,
    categories: customerRows,
    bases,
    archival: "destroy",
    rules: [
      {
        kind: "call",
        term: "P6M",
        ceiling: "P12M",
        anchor: "call-end",
        holds: ["quality", "complaint"],
        source: "A6.1",
        configurable: false,
      },
    ],
  },
  {
    id: "chat",
    notice: "A",
    channel: "chat",
    names: { fi: "Chat-keskustelut", sv: "Chattkonversationer", en: "Chats" },
    lines,
    purposes,
    // Chats hold no identifying data of the customer (A6.5): what is left is what the service is about.
    categories: ["A5.3", "A5.7"],
    bases,
    archival: "destroy",
    rules: [
      {
        kind: "chat",
        term: "P180D",
        ceiling: "P180D",
        anchor: "conversation-end",
        holds: [],
        source: "A6.6",
        configurable: false,
      },
    ],
  },
  {
    id: "email",
    notice: "A",
    channel: "email",
    names: { fi: "Sähköpostit", sv: "E-postmeddelanden", en: "E-mails" },
    lines,
    purposes,
    categories: customerRows,
    bases,
    archival: "destroy",
    rules: [
      {
        kind: "email",
        term: "P180D",
        ceiling: "P180D",
        anchor: "message",
        holds: [],
        source: "A6.9",
        configurable: false,
      },
    ],
  },
  {
    id: "eform",
    notice: "A",
    channel: "eform",
    names: {
      fi: "Sähköiset yhteydenottopyynnöt",
      sv: "Elektroniska kontaktbegäranden",
      en: "Electronic contact requests",
    },
    lines,
    purposes,
    categories: customerRows,
    bases,
    archival: "destroy",
    rules: [
      {
        kind: "eform",
        term: "P180D",
        ceiling: "P180D",
        anchor: "submission",
        holds: [],
        source: "A6.9",
        configurable: false,
      },
    ],
  },
  {
    id: "online-groups",
    notice: "A",
    channel: "group",
    names: { fi: "Työnhaun verkkoryhmät", sv: "Nätgrupper för jobbsökning", en: "Online job-search groups" },
    lines,
    purposes,
    categories: ["A5.4"],
    bases,
    archival: "destroy",
    rules: [
      {
        kind: "online-group",
        term: "P12M",
        ceiling: "P12M",
        anchor: "group-end",
        holds: [],
        source: "A6.8",
        configurable: false,
      },
    ],
  },
];
