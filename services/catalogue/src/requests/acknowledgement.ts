import type { RequestView } from "@tallenne/contracts";
import type { CalendarDate, RequestKind } from "@tallenne/domain";
import { acknowledgedKinds } from "./acknowledged-kind.ts";

interface Acknowledged {
  readonly kind: RequestKind;
  readonly number: string;
  readonly language: RequestView["language"];
  readonly arrivedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly signature: RequestView["signature"];
  /** Address of the authority's secure mail; undefined where there is none. */
  readonly secureMail: string | undefined;
}

/**
 * The letter that says a request is registered (T-A11.4b). It repeats nothing of what was asked and names nobody: it may travel in clear. It offers a safe way
 * for whatever else is sent (row A11.5; Act 306/2019 section 5). Act 434/2003 section 17; Act 13/2003 section 12.
 */
export function acknowledgementOf(about: Acknowledged): RequestView["acknowledgement"] {
  const { fi, sv, en } = { fi: finnish, sv: swedish, en: english };
  return { fi, sv, en }[about.language](about);
}

function finnish({
  kind,
  number,
  arrivedOn,
  dueOn,
  signature,
  secureMail,
}: Acknowledged): RequestView["acknowledgement"] {
  return {
    title: `Pyyntönne on kirjattu, asiatunnus ${number}`,
    paragraphs: [
      `Olemme vastaanottaneet pyyntönne ${numeric(arrivedOn)} ja kirjanneet sen asiatunnuksella ${number}. Mainitkaa tunnus, kun otatte meihin yhteyttä.`,
      `Vastaamme viimeistään ${numeric(dueOn)}. Jos asia on monimutkainen, määräaikaa voidaan jatkaa kahdella kuukaudella; siitä ja syystä kerromme teille ensimmäisen kuukauden aikana.`,
      ...(signature === "none" ? ["Pyyntö käsitellään, vaikka siinä ei ole allekirjoitusta."] : []),
      "Voitte kysyä milloin tahansa arviota siitä, milloin asia ratkaistaan. Pyynnön käsittely on maksutonta.",
      acknowledgedKinds[kind].fi,
      `Tavallinen sähköposti ei ole suojattu. Lähettäkää lisätiedot ${secureMail === undefined ? "" : `suojatusti osoitteessa ${secureMail}, `}postitse tai tuokaa ne toimipisteeseen. Vastaamme teille suojatusti tai postitse.`,
      "Teillä on oikeus tehdä valitus tietosuojavaltuutetulle (tietosuoja.fi).",
    ],
  };
}

function swedish({
  kind,
  number,
  arrivedOn,
  dueOn,
  signature,
  secureMail,
}: Acknowledged): RequestView["acknowledgement"] {
  return {
    title: `Er begäran har registrerats, ärendenummer ${number}`,
    paragraphs: [
      `Vi tog emot er begäran ${numeric(arrivedOn)} och har registrerat den med ärendenumret ${number}. Uppge numret när ni kontaktar oss.`,
      `Vi svarar senast ${numeric(dueOn)}. Om ärendet är komplicerat kan fristen förlängas med två månader; om det och om orsaken berättar vi inom den första månaden.`,
      ...(signature === "none" ? ["Begäran behandlas även om den inte är undertecknad."] : []),
      "Ni kan när som helst fråga när ärendet beräknas bli avgjort. Behandlingen är avgiftsfri.",
      acknowledgedKinds[kind].sv,
      `Vanlig e-post är inte skyddad. Sänd ytterligare uppgifter ${secureMail === undefined ? "" : `säkert på adressen ${secureMail}, `}per post eller lämna dem på kontoret. Vi svarar er säkert eller per post.`,
      "Ni har rätt att anföra klagomål hos dataombudsmannen (tietosuoja.fi/sv).",
    ],
  };
}

function english({
  kind,
  number,
  arrivedOn,
  dueOn,
  signature,
  secureMail,
}: Acknowledged): RequestView["acknowledgement"] {
  return {
    title: `Your request is registered, case number ${number}`,
    paragraphs: [
      `We received your request on ${worded(arrivedOn)} and registered it under case number ${number}. Please mention the number when you contact us.`,
      `We will answer by ${worded(dueOn)}. If the matter is complex, the time may be extended by two months; we will tell you so, and why, within the first month.`,
      ...(signature === "none" ? ["The request is handled although it is not signed."] : []),
      "You can ask at any time when the decision is expected. Handling the request is free of charge.",
      acknowledgedKinds[kind].en,
      `Ordinary e-mail is not protected. Send anything more ${secureMail === undefined ? "" : `safely at ${secureMail}, `}by post, or bring it to an office. We will answer you by a safe way or by post.`,
      "You have the right to complain to the Data Protection Ombudsman (tietosuoja.fi/en).",
    ],
  };
}

/** 24.11.2026, as Finnish and Swedish letters write it. */
function numeric(day: CalendarDate): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date}.${month}.${year}`;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function worded(day: CalendarDate): string {
  const [year, month = 1, date] = day.split("-").map(Number);
  return `${date} ${months[month - 1]} ${year}`;
}
