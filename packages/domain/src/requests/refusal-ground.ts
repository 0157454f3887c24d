import type { Trilingual } from "../trilingual.ts";
import type { Provision } from "./provision.ts";
import { removalProvisions } from "./removal-provisions.ts";

/** A provision on which something may be refused; the list is closed, a ground in free words does not exist (T-L1). */
export const refusalGrounds = [
  "tsl-34-1-1",
  "tsl-34-1-2",
  "tsl-34-1-3",
  "gdpr-12-5",
  "gdpr-15-4",
  "gdpr-11",
  "gdpr-16",
  "gdpr-17-1",
  "gdpr-17-3-b",
  "gdpr-17-3-d",
  "gdpr-17-3-e",
  "gdpr-18-1",
  "act-380-2023-114",
  "gdpr-21-1",
  "gdpr-6-1-c",
] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

/** Provisions by code: the Data Protection Act 1050/2018 section 34, the GDPR, and what excludes restriction. */
export const provisions: Readonly<Record<RefusalGround, Provision>> = {
  "tsl-34-1-1": {
    cited: {
      fi: "Tietosuojalaki (1050/2018) 34 § 1 momentti 1 kohta",
      sv: "Dataskyddslagen (1050/2018) 34 § 1 mom. 1 punkten",
      en: "Data Protection Act (1050/2018) section 34(1)(1)",
    },
    meaning: {
      fi: "Tiedon antaminen voisi vahingoittaa kansallista turvallisuutta, puolustusta tai yleistä järjestystä ja turvallisuutta taikka haitata rikosten ehkäisemistä tai selvittämistä.",
      sv: "Utlämnandet kan skada den nationella säkerheten, försvaret eller allmän ordning och säkerhet eller försvåra förebyggande eller utredning av brott.",
      en: "Giving the data could harm national security, defence or public order and safety, or hinder the prevention or investigation of offences.",
    },
  },
  "tsl-34-1-2": {
    cited: {
      fi: "Tietosuojalaki (1050/2018) 34 § 1 momentti 2 kohta",
      sv: "Dataskyddslagen (1050/2018) 34 § 1 mom. 2 punkten",
      en: "Data Protection Act (1050/2018) section 34(1)(2)",
    },
    meaning: {
      fi: "Tiedon antamisesta voisi aiheutua vakavaa vaaraa rekisteröidyn terveydelle tai hoidolle taikka jonkun oikeuksille.",
      sv: "Utlämnandet kan medföra allvarlig fara för den registrerades hälsa eller vård eller för någons rättigheter.",
      en: "Giving the data could seriously endanger the health or care of the data subject or the rights of somebody.",
    },
  },
  "tsl-34-1-3": {
    cited: {
      fi: "Tietosuojalaki (1050/2018) 34 § 1 momentti 3 kohta",
      sv: "Dataskyddslagen (1050/2018) 34 § 1 mom. 3 punkten",
      en: "Data Protection Act (1050/2018) section 34(1)(3)",
    },
    meaning: {
      fi: "Tietoja käytetään valvonta- ja tarkastustehtävissä, ja tiedon antamatta jättäminen on välttämätöntä tärkeän taloudellisen edun vuoksi.",
      sv: "Uppgifterna används för tillsyn och inspektion, och det är nödvändigt att inte lämna ut dem för att trygga ett viktigt ekonomiskt intresse.",
      en: "The data are used in supervision and inspection, and withholding them is necessary for an important economic interest.",
    },
  },
  "gdpr-12-5": {
    cited: {
      fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 12 artiklan 5 kohta",
      sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 12.5",
      en: "General Data Protection Regulation (EU) 2016/679, Article 12(5)",
    },
    meaning: {
      fi: "Pyyntö on ilmeisen perusteeton tai kohtuuton.",
      sv: "Begäran är uppenbart ogrundad eller orimlig.",
      en: "The request is manifestly unfounded or excessive.",
    },
  },
  "gdpr-15-4": {
    cited: {
      fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 15 artiklan 4 kohta",
      sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 15.4",
      en: "General Data Protection Regulation (EU) 2016/679, Article 15(4)",
    },
    meaning: {
      fi: "Jäljennös vaikuttaisi haitallisesti muiden oikeuksiin ja vapauksiin.",
      sv: "En kopia skulle inverka menligt på andras rättigheter och friheter.",
      en: "A copy would adversely affect the rights and freedoms of others.",
    },
  },
  "gdpr-11": {
    cited: {
      fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 11 artikla",
      sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 11",
      en: "General Data Protection Regulation (EU) 2016/679, Article 11",
    },
    meaning: {
      fi: "Rekisterinpitäjä ei pysty tunnistamaan, kenen tiedoista on kyse.",
      sv: "Den personuppgiftsansvarige kan inte identifiera vems uppgifter det gäller.",
      en: "The controller cannot identify whose data these are.",
    },
  },
  ...removalProvisions,
};

/** What a reply says when nothing was found; none of them confirms anybody else's contacts (T-Q4). */
export const notFoundKinds = ["never-recorded", "expired", "not-identifiable", "not-found"] as const;
export type NotFoundKind = (typeof notFoundKinds)[number];

/** In the words of the reply. */
export const notFoundNames: Readonly<Record<NotFoundKind, Trilingual>> = {
  "never-recorded": {
    fi: "Tätä palvelua ei ole tallennettu: uraohjauksen puheluita eikä tallentamattomien linjojen puheluita säilytetä.",
    sv: "Den här servicen har inte spelats in: samtal inom karriärvägledning och på linjer som inte spelas in bevaras inte.",
    en: "This service was not recorded: calls of career guidance and of lines without recording are not kept.",
  },
  expired: {
    fi: "Säilytysaika on päättynyt, ja tiedot on poistettu säännön mukaisesti.",
    sv: "Bevaringstiden har gått ut och uppgifterna har raderats enligt regeln.",
    en: "The retention period has ended and the data were deleted by the rule.",
  },
  "not-identifiable": {
    fi: "Tallennetta ei voida yhdistää pyytäjään, koska siinä ei ole tunnistetietoja.",
    sv: "Det som bevaras kan inte kopplas till den som begär, eftersom det saknar identifierande uppgifter.",
    en: "What is kept cannot be tied to the requester, as it holds nothing that identifies.",
  },
  "not-found": {
    fi: "Annetuilla tiedoilla ei löytynyt pyytäjää koskevia yhteydenottoja.",
    sv: "Med de givna uppgifterna hittades inga kontakter som gäller den som begär.",
    en: "With the details given, no contacts concerning the requester were found.",
  },
};

/** Why parts of a contact concern somebody else (requests and visits, §6.2). */
export const thirdPartyReasons = [
  "other-customer",
  "family-member",
  "employer-or-colleague",
  "health-of-other",
  "safety-ban-address",
  "trade-secret",
  "security-arrangement",
  "informant",
  "staff-private-data",
  "rights-of-others",
] as const;
export type ThirdPartyReason = (typeof thirdPartyReasons)[number];
