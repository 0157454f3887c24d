import type { CertificateDocument } from "@tallenne/contracts";
import { removalCitations } from "./removal-text.ts";

type Language = CertificateDocument["words"]["language"];
type Ground = CertificateDocument["outcomes"][number]["grounds"][number];
type NotFound = NonNullable<CertificateDocument["notFound"]>;

/** Fixed words of the paper, in the language of the requester whatever the page speaks. */
interface PaperWords {
  readonly title: string;
  readonly copy: string;
  readonly number: string;
  readonly authority: string;
  readonly date: string;
  readonly requester: string;
  readonly request: string;
  readonly asked: string;
  readonly register: string;
  readonly unknownRegister: string;
  readonly outcome: string;
  readonly outcomes: Readonly<Record<"granted" | "partly" | "refused", string>>;
  readonly facts: string;
  readonly withheld: string;
  readonly provisions: string;
  readonly instead: string;
  readonly extended: string;
  readonly complaint: string;
  readonly complaintWords: string;
  readonly appeal: string;
  readonly underAct: string;
  readonly contact: string;
  readonly signature: string;
  readonly verification: string;
  /** What the enclosed document is. */
  readonly enclosed: string;
}

export const paperWords: Readonly<Record<Language, PaperWords>> = {
  fi: {
    title: "Todistus tarkastusoikeuden epäämisestä",
    copy: "Jäljennös",
    number: "Todistuksen numero",
    authority: "Viranomainen ja yksikkö",
    date: "Päiväys",
    requester: "Pyytäjä",
    request: "Pyyntö saapui, asiatunnus",
    asked: "Mitä pyydettiin",
    register: "Rekisteri",
    unknownRegister: "ei nimetty",
    outcome: "Ratkaisu tallenteittain",
    outcomes: { granted: "annetaan kokonaan", partly: "annetaan osittain", refused: "ei anneta" },
    facts: "Ratkaisuun vaikuttaneet seikat",
    withheld:
      "Syytä ei ilmoiteta, koska sen kertominen vaarantaisi epäämisen tarkoituksen (tietosuojalaki 34 § 3 momentti).",
    provisions: "Sovelletut säännökset",
    instead: "Mitä annetaan",
    extended: "Määräaikaa jatkettiin, ilmoitettu",
    complaint: "Oikeus valittaa valvontaviranomaiselle",
    complaintWords:
      "Voitte saattaa asian tietosuojavaltuutetun käsiteltäväksi: PL 800, 00531 Helsinki, tietosuoja.fi. Tietosuojavaltuutettu voi pyynnöstänne tarkastaa tiedot puolestanne.",
    appeal: "Muutoksenhaku",
    underAct:
      "Pyyntö perustui myös julkisuuslakiin (621/1999). Siltä osin päätöksestä voi valittaa hallinto-oikeuteen.",
    contact: "Lisätietoja antaa",
    signature: "Allekirjoitus",
    verification: "Tarkistuskoodi",
    enclosed: "Todistuksen sisältö; sen SHA-256-tiivisteen alku on tarkistuskoodi",
  },
  sv: {
    title: "Intyg om vägran av insyn",
    copy: "Kopia",
    number: "Intygets nummer",
    authority: "Myndighet och enhet",
    date: "Datum",
    requester: "Den som begär",
    request: "Begäran mottogs, ärendenummer",
    asked: "Vad som begärdes",
    register: "Register",
    unknownRegister: "inte nämnt",
    outcome: "Avgörande per inspelning",
    outcomes: { granted: "lämnas ut helt", partly: "lämnas ut delvis", refused: "lämnas inte ut" },
    facts: "Omständigheter som avgjorde",
    withheld:
      "Orsaken anges inte, eftersom syftet med vägran då skulle äventyras (dataskyddslagen 34 § 3 mom.).",
    provisions: "Tillämpade bestämmelser",
    instead: "Vad som lämnas ut",
    extended: "Fristen förlängdes, meddelat",
    complaint: "Rätt att klaga hos tillsynsmyndigheten",
    complaintWords:
      "Ni kan föra ärendet till dataombudsmannen: PB 800, 00531 Helsingfors, tietosuoja.fi/sv. Dataombudsmannen kan på er begäran granska uppgifterna för er räkning.",
    appeal: "Ändringssökande",
    underAct:
      "Begäran grundades också på offentlighetslagen (621/1999). I den delen kan beslutet överklagas hos förvaltningsdomstolen.",
    contact: "Mer information ger",
    signature: "Underskrift",
    verification: "Kontrollkod",
    enclosed: "Intygets innehåll; början av dess SHA-256-summa är kontrollkoden",
  },
  en: {
    title: "Certificate of refusal of access",
    copy: "Copy",
    number: "Number of the certificate",
    authority: "Authority and unit",
    date: "Date",
    requester: "Requester",
    request: "Request received, case number",
    asked: "What was asked",
    register: "Register",
    unknownRegister: "not named",
    outcome: "Decision recording by recording",
    outcomes: { granted: "given whole", partly: "given in part", refused: "not given" },
    facts: "The facts that decided",
    withheld:
      "The reason is not stated, as stating it would endanger the purpose of the refusal (Data Protection Act section 34(3)).",
    provisions: "Provisions applied",
    instead: "What is given",
    extended: "The time was extended, told on",
    complaint: "Right to complain to the supervisory authority",
    complaintWords:
      "You can bring the matter before the Data Protection Ombudsman: PO Box 800, 00531 Helsinki, Finland, tietosuoja.fi/en. At your request the Ombudsman can examine the data on your behalf.",
    appeal: "Appeal",
    underAct:
      "The request was also based on the Act on the Openness of Government Activities (621/1999). In that part the decision can be appealed to an administrative court.",
    contact: "Whom to ask",
    signature: "Signature",
    verification: "Verification code",
    enclosed: "Content of the certificate; its SHA-256 begins with the verification code",
  },
};

/** Provisions as each language cites them; a test holds them against the domain's. */
export const citations: Readonly<Record<Ground, Readonly<Record<Language, string>>>> = {
  "tsl-34-1-1": {
    fi: "Tietosuojalaki (1050/2018) 34 § 1 momentti 1 kohta",
    sv: "Dataskyddslagen (1050/2018) 34 § 1 mom. 1 punkten",
    en: "Data Protection Act (1050/2018) section 34(1)(1)",
  },
  "tsl-34-1-2": {
    fi: "Tietosuojalaki (1050/2018) 34 § 1 momentti 2 kohta",
    sv: "Dataskyddslagen (1050/2018) 34 § 1 mom. 2 punkten",
    en: "Data Protection Act (1050/2018) section 34(1)(2)",
  },
  "tsl-34-1-3": {
    fi: "Tietosuojalaki (1050/2018) 34 § 1 momentti 3 kohta",
    sv: "Dataskyddslagen (1050/2018) 34 § 1 mom. 3 punkten",
    en: "Data Protection Act (1050/2018) section 34(1)(3)",
  },
  "gdpr-12-5": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 12 artiklan 5 kohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 12.5",
    en: "General Data Protection Regulation (EU) 2016/679, Article 12(5)",
  },
  "gdpr-15-4": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 15 artiklan 4 kohta",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 15.4",
    en: "General Data Protection Regulation (EU) 2016/679, Article 15(4)",
  },
  "gdpr-11": {
    fi: "Yleinen tietosuoja-asetus (EU) 2016/679, 11 artikla",
    sv: "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 11",
    en: "General Data Protection Regulation (EU) 2016/679, Article 11",
  },
  ...removalCitations,
};

/** Why nothing was found, as the reply says it; a test holds them against the domain's. */
export const notFoundWords: Readonly<Record<NotFound, Readonly<Record<Language, string>>>> = {
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
