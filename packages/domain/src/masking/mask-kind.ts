import type { Trilingual } from "../trilingual.ts";

/** What is masked in free text. */
export const maskKinds = ["identity-code", "phone", "email", "iban", "name"] as const;
export type MaskKind = (typeof maskKinds)[number];

/** Words of the chip that stands in the place of a masked value. */
export const maskNames: Readonly<Record<MaskKind, Trilingual>> = {
  "identity-code": { fi: "henkilötunnus peitetty", sv: "personbeteckning dold", en: "identity code masked" },
  phone: { fi: "puhelinnumero peitetty", sv: "telefonnummer dolt", en: "phone number masked" },
  email: { fi: "sähköpostiosoite peitetty", sv: "e-postadress dold", en: "e-mail address masked" },
  iban: { fi: "tilinumero peitetty", sv: "kontonummer dolt", en: "account number masked" },
  name: { fi: "nimi peitetty", sv: "namn dolt", en: "name masked" },
};
