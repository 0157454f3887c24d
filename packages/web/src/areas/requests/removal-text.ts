import type { CertificateDocument } from "@tallenne/contracts";

type Language = CertificateDocument["words"]["language"];
type Kind = CertificateDocument["kind"];
type Outcome = CertificateDocument["outcomes"][number]["outcome"];

/** What a certificate says differently for each kind of request, in the language of the requester. */
interface KindWords {
  readonly title: string;
  readonly outcome: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
}

const removed = {
  fi: {
    outcome: "Ratkaisu yhteydenotoittain",
    outcomes: { granted: "poistetaan", partly: "poistetaan osittain", refused: "ei poisteta" },
  },
  sv: {
    outcome: "Avgörande per kontakt",
    outcomes: { granted: "raderas", partly: "raderas delvis", refused: "raderas inte" },
  },
  en: {
    outcome: "Decision contact by contact",
    outcomes: { granted: "erased", partly: "erased in part", refused: "not erased" },
  },
} as const;

/** Titles and outcomes by kind; access has its own words. */
export const kindWords: Readonly<Record<Exclude<Kind, "access">, Readonly<Record<Language, KindWords>>>> = {
  rectification: {
    fi: {
      title: "Todistus tietojen oikaisemisen epäämisestä",
      outcome: removed.fi.outcome,
      outcomes: { granted: "oikaistaan", partly: "oikaistaan osittain", refused: "ei oikaista" },
    },
    sv: {
      title: "Intyg om vägran att rätta uppgifter",
      outcome: removed.sv.outcome,
      outcomes: { granted: "rättas", partly: "rättas delvis", refused: "rättas inte" },
    },
    en: {
      title: "Certificate of refusal of rectification",
      outcome: removed.en.outcome,
      outcomes: { granted: "rectified", partly: "rectified in part", refused: "not rectified" },
    },
  },
  erasure: {
    fi: { title: "Todistus tietojen poistamisen epäämisestä", ...removed.fi },
    sv: { title: "Intyg om vägran att radera uppgifter", ...removed.sv },
    en: { title: "Certificate of refusal of erasure", ...removed.en },
  },
  restriction: {
    fi: {
      title: "Todistus käsittelyn rajoittamisen epäämisestä",
      outcome: removed.fi.outcome,
      outcomes: { granted: "rajoitetaan", partly: "rajoitetaan osittain", refused: "ei rajoiteta" },
    },
    sv: {
      title: "Intyg om vägran att begränsa behandlingen",
      outcome: removed.sv.outcome,
      outcomes: { granted: "begränsas", partly: "begränsas delvis", refused: "begränsas inte" },
    },
    en: {
      title: "Certificate of refusal of restriction",
      outcome: removed.en.outcome,
      outcomes: { granted: "restricted", partly: "restricted in part", refused: "not restricted" },
    },
  },
  objection: {
    fi: { title: "Todistus vastustamisen hylkäämisestä", ...removed.fi },
    sv: { title: "Intyg om avslag på invändning", ...removed.sv },
    en: { title: "Certificate of refusal of an objection", ...removed.en },
  },
};

/** Lines that only a certificate about erasure has. */
export const removalLines: Readonly<Record<Language, { readonly task: string; readonly lastDay: string }>> = {
  fi: { task: "lakisääteinen tehtävä", lastDay: "säilytysaika päättyy" },
  sv: { task: "lagstadgad uppgift", lastDay: "bevaringstiden går ut" },
  en: { task: "statutory task", lastDay: "its term ends on" },
};

/** Provisions of refusals as each language cites them; a test holds them against the domain's. */
export const removalCitations = {
  "gdpr-16": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 16 artikla",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 16",
    en: "General Data Protection Regulation (EU) 2016/679, Article 16",
  },
  "gdpr-17-1": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 17 artiklan 1 kohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 17.1",
    en: "General Data Protection Regulation (EU) 2016/679, Article 17(1)",
  },
  "gdpr-17-3-b": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 17 artiklan 3 kohdan b alakohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 17.3 b",
    en: "General Data Protection Regulation (EU) 2016/679, Article 17(3)(b)",
  },
  "gdpr-17-3-d": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 17 artiklan 3 kohdan d alakohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 17.3 d",
    en: "General Data Protection Regulation (EU) 2016/679, Article 17(3)(d)",
  },
  "gdpr-17-3-e": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 17 artiklan 3 kohdan e alakohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 17.3 e",
    en: "General Data Protection Regulation (EU) 2016/679, Article 17(3)(e)",
  },
  "gdpr-18-1": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 18 artiklan 1 kohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 18.1",
    en: "General Data Protection Regulation (EU) 2016/679, Article 18(1)",
  },
  "act-380-2023-114": {
    fi: "Laki työvoimapalveluiden järjestämisestä (380/2023) 114 §",
    sv: "Lagen om ordnande av arbetskraftsservice (380/2023) 114 §",
    en: "Act on the Organisation of Employment Services (380/2023) section 114",
  },
  "gdpr-21-1": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 21 artiklan 1 kohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 21.1",
    en: "General Data Protection Regulation (EU) 2016/679, Article 21(1)",
  },
  "gdpr-6-1-c": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 6 artiklan 1 kohdan c alakohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 6.1 c",
    en: "General Data Protection Regulation (EU) 2016/679, Article 6(1)(c)",
  },
} as const;

/** What data are rectified by, and letters of Art 17(1) by which they are erased, as each language cites them; a test holds them against the domain's. */
export const grantCitations = {
  "gdpr-16-inaccurate": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 16 artikla, epätarkka tieto",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 16, felaktig uppgift",
    en: "General Data Protection Regulation (EU) 2016/679, Article 16, inaccurate data",
  },
  "gdpr-16-incomplete": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 16 artikla, puutteellinen tieto",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 16, ofullständig uppgift",
    en: "General Data Protection Regulation (EU) 2016/679, Article 16, incomplete data",
  },
  "gdpr-17-1-a": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 17 artiklan 1 kohdan a alakohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 17.1 a",
    en: "General Data Protection Regulation (EU) 2016/679, Article 17(1)(a)",
  },
  "gdpr-17-1-b": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 17 artiklan 1 kohdan b alakohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 17.1 b",
    en: "General Data Protection Regulation (EU) 2016/679, Article 17(1)(b)",
  },
  "gdpr-17-1-c": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 17 artiklan 1 kohdan c alakohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 17.1 c",
    en: "General Data Protection Regulation (EU) 2016/679, Article 17(1)(c)",
  },
  "gdpr-17-1-d": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 17 artiklan 1 kohdan d alakohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 17.1 d",
    en: "General Data Protection Regulation (EU) 2016/679, Article 17(1)(d)",
  },
  "gdpr-17-1-e": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 17 artiklan 1 kohdan e alakohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 17.1 e",
    en: "General Data Protection Regulation (EU) 2016/679, Article 17(1)(e)",
  },
} as const;
