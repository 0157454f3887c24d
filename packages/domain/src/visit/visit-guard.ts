import type { Trilingual } from "../trilingual.ts";

/**
 * What must hold before an event may happen (requests-and-visits §7.1, column guard). The caller says which hold; a guard not said to hold refuses.
 * The words tell a person what is missing.
 */
export const visitGuards = {
  "decision-made": {
    fi: "Pyyntö on ratkaistu, ja ratkaisulla annetaan kuunneltavaa.",
    sv: "Begäran är avgjord och beslutet ger något att lyssna på.",
    en: "The request is decided and its decision grants something to hear.",
  },
  "point-valid": {
    fi: "Toimipiste on käytössä sinä päivänä.",
    sv: "Kontoret är i bruk den dagen.",
    en: "The office is in use on that day.",
  },
  "choice-given": {
    fi: "Aikoja on vähintään kolme, yksi 14 päivän sisällä ja yksi muulloin kuin klo 9–16.",
    sv: "Det finns minst tre tider, en inom 14 dagar och en utanför kl. 9–16.",
    en: "There are at least three times, one within 14 days and one outside 9–16.",
  },
  "due-date-kept": {
    fi: "Aika on ennen määräpäivää, tai litteraatti tai äänite on jo tarjottu.",
    sv: "Tiden ligger före tidsfristen, eller transkription eller ljud har redan erbjudits.",
    en: "The time lies before the due date, or transcript or audio has been offered already.",
  },
  "slot-offered": {
    fi: "Aika on yksi tarjotuista tai asiakkaan itse ehdottama vapaa aika.",
    sv: "Tiden är en av de erbjudna eller en ledig tid som kunden själv föreslagit.",
    en: "The time is one of those offered, or a free time the customer proposed.",
  },
  "slot-free": {
    fi: "Huone ja pääte ovat vapaat.",
    sv: "Rummet och terminalen är lediga.",
    en: "The room and the terminal are free.",
  },
  "reason-listed": {
    fi: "Syy on luettelossa.",
    sv: "Orsaken finns i listan.",
    en: "The reason is on the list.",
  },
  "slot-over": {
    fi: "Varattu aika on alkanut eikä asiakas ole tullut.",
    sv: "Den bokade tiden har börjat och kunden har inte kommit.",
    en: "The booked time has begun and the customer has not come.",
  },
  "offers-left": {
    fi: "Poisjäännin jälkeen tarjotaan uusia aikoja enintään kaksi kertaa.",
    sv: "Efter ett uteblivande erbjuds nya tider högst två gånger.",
    en: "After a no-show new times are offered twice at most.",
  },
  "day-matches": {
    fi: "Tänään on varattu päivä.",
    sv: "I dag är den bokade dagen.",
    en: "Today is the booked day.",
  },
  "identity-results-stored": {
    fi: "Asiakirjan laji ja neljä tulosta on kirjattu.",
    sv: "Handlingens art och fyra resultat är antecknade.",
    en: "The kind of document and four results are noted.",
  },
  "companions-committed": {
    fi: "Jokainen läsnäolija on allekirjoittanut käynnin sitoumuksen.",
    sv: "Varje närvarande har undertecknat besökets förbindelse.",
    en: "Everybody present has signed the commitment of the visit.",
  },
  "terminal-paired": {
    fi: "Saman toimipisteen pääte on yhdistetty koodilla.",
    sv: "En terminal i samma kontor är kopplad med koden.",
    en: "A terminal of the same office is paired by its code.",
  },
  "commitment-current": {
    fi: "Valvojan vaitiolositoumus on voimassa.",
    sv: "Övervakarens sekretessförbindelse gäller.",
    en: "The supervisor's commitment is in force.",
  },
  "not-disqualified": {
    fi: "Valvoja ei ole esteellinen eikä ole itse peittänyt tallennetta.",
    sv: "Övervakaren är inte jävig och har inte själv dolt något i inspelningen.",
    en: "The supervisor is not disqualified and has not redacted the recording.",
  },
  "seats-present": {
    fi: "Pääte ja valvoja ovat molemmat paikalla.",
    sv: "Både terminalen och övervakaren är på plats.",
    en: "Terminal and supervisor are both present.",
  },
  "not-held-back": {
    fi: "Valvoja ei ole pysäyttänyt kuuntelua.",
    sv: "Övervakaren har inte pausat lyssningen.",
    en: "The supervisor has not paused the listening.",
  },
  "within-ten-minutes": {
    fi: "Katkosta on enintään kymmenen minuuttia.",
    sv: "Avbrottet har varat högst tio minuter.",
    en: "The interruption has lasted ten minutes at most.",
  },
  "past-ten-minutes": {
    fi: "Katkosta on yli kymmenen minuuttia.",
    sv: "Avbrottet har varat över tio minuter.",
    en: "The interruption has lasted more than ten minutes.",
  },
  "identity-reasserted": {
    fi: "Henkilöllisyys on todettu uudelleen, jos katko kesti yli viisi minuuttia tai asiakas poistui paikaltaan.",
    sv: "Identiteten är styrkt på nytt, om avbrottet varade över fem minuter eller kunden lämnade platsen.",
    en: "Identity has been proved again if the interruption lasted over five minutes or the seat was left.",
  },
  "ran-the-visit": {
    fi: "Allekirjoittaja on tämän käynnin valvoja.",
    sv: "Undertecknaren är övervakare för detta besök.",
    en: "The person signing supervised this visit.",
  },
} as const satisfies Readonly<Record<string, Trilingual>>;

/** Name of a guard of the visit's state machine. */
export type VisitGuard = keyof typeof visitGuards;
