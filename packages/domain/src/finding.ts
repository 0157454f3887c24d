import type { Trilingual } from "./trilingual.ts";

/** `refused`: never taken. `quarantined`: it waits without content until repaired. `noted`: taken, but this detail is not used. */
export type FindingSeverity = "refused" | "quarantined" | "noted";

interface FindingFacts {
  readonly severity: FindingSeverity;
  readonly names: Trilingual;
}

/** Every finding of the gates before content and of contact details: closed, with severity and words. */
export const findings = {
  "never-record": refused("ei koskaan tallenneta", "spelas aldrig in", "never recorded"),
  "already-expired": refused(
    "säilytysaika on jo päättynyt",
    "bevaringstiden har redan gått ut",
    "retention has ended already",
  ),
  "line-unknown": waits("tuntematon palvelulinja", "okänd servicelinje", "unknown service line"),
  "register-unknown": waits("tuntematon rekisteri", "okänt register", "unknown register"),
  "register-line-mismatch": waits(
    "linja ei kuulu rekisteriin",
    "linjen hör inte till registret",
    "the line does not belong to the register",
  ),
  "register-channel-mismatch": waits(
    "kanava ei kuulu rekisteriin",
    "kanalen hör inte till registret",
    "the channel does not belong to the register",
  ),
  "announcement-missing": waits(
    "tallentamisesta ei ole kerrottu",
    "ingen upplysning om inspelningen",
    "the customer was not told of the recording",
  ),
  "notice-missing": waits(
    "selostetta ei ollut voimassa",
    "ingen gällande dataskyddsbeskrivning",
    "no notice in force",
  ),
  "legal-task-missing": waits(
    "lakisääteinen tehtävä puuttuu",
    "lagstadgad uppgift saknas",
    "no statutory task",
  ),
  "legal-task-unknown": waits("tuntematon laki", "okänd lag", "unknown act"),
  "legal-task-not-in-force": waits("laki ei ole voimassa", "lagen är inte i kraft", "act not in force"),
  "time-in-future": waits("aika tulevaisuudessa", "tid i framtiden", "time in the future"),
  "time-order": waits("loppu ennen alkua", "slutet före början", "it ends before it begins"),
  "clock-skew": waits("lähteen kello käy väärin", "källans klocka går fel", "the source's clock is wrong"),
  "outside-eea": waits("paikka ETA-alueen ulkopuolella", "plats utanför EES", "place outside the EEA"),
  "source-not-customer": waits(
    "tieto ei ole asiakkaalta",
    "uppgiften kommer inte från kunden",
    "the facts do not come from the customer",
  ),
  "party-in-chat": waits(
    "chatissa on tunnistetietoja",
    "chatten innehåller identifierande uppgifter",
    "the chat names its customer",
  ),
  "put-right": noted("korjattu käsin", "rättad för hand", "put right by hand"),
  "agent-unknown": noted("tuntematon palveluneuvoja", "okänd servicerådgivare", "unknown adviser"),
  "phone-withheld": noted("numero salainen", "hemligt nummer", "number withheld"),
  "phone-form": noted("puhelinnumero ei kelpaa", "ogiltigt telefonnummer", "not a phone number"),
  "email-form": noted("sähköpostiosoite ei kelpaa", "ogiltig e-postadress", "not an e-mail address"),
  "identity-code-form": noted(
    "henkilötunnuksen muoto",
    "personbeteckningens form",
    "form of the identity code",
  ),
  "identity-code-date": noted(
    "henkilötunnuksen syntymäaika",
    "personbeteckningens födelsedatum",
    "birth date of the identity code",
  ),
  "identity-code-number": noted(
    "henkilötunnuksen yksilönumero",
    "personbeteckningens individnummer",
    "individual number of the identity code",
  ),
  "identity-code-test": noted("testihenkilön tunnus", "en testpersons beteckning", "a test person's code"),
  "identity-code-check": noted(
    "henkilötunnuksen tarkistusmerkki",
    "personbeteckningens kontrolltecken",
    "check sign of the identity code",
  ),
  "business-id-form": noted("Y-tunnuksen muoto", "FO-numrets form", "form of the business id"),
  "business-id-check": noted(
    "Y-tunnuksen tarkistusnumero",
    "FO-numrets kontrollsiffra",
    "check digit of the business id",
  ),
  "iban-form": noted("tilinumeron muoto", "kontonumrets form", "form of the account number"),
  "iban-check": noted("tilinumeron tarkiste", "kontonumrets kontroll", "check of the account number"),
} as const satisfies Readonly<Record<string, FindingFacts>>;

/** Code of a finding. */
export type FindingCode = keyof typeof findings;

function refused(fi: string, sv: string, en: string) {
  return { severity: "refused", names: { fi, sv, en } } as const;
}

function waits(fi: string, sv: string, en: string) {
  return { severity: "quarantined", names: { fi, sv, en } } as const;
}

function noted(fi: string, sv: string, en: string) {
  return { severity: "noted", names: { fi, sv, en } } as const;
}
