/** Fixed words under every letter, in Finnish, Swedish and English; the letter chooses, not the page. */
export const senderWords = {
  controller: ["Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller"],
  "business-id": ["Y-tunnus", "FO-nummer", "Business id"],
  postal: ["Postiosoite", "Postadress", "Postal address"],
  visiting: ["Käyntiosoite", "Besöksadress", "Visiting address"],
  phone: ["Puhelin", "Telefon", "Telephone"],
  registry: ["Kirjaamo", "Registratorskontor", "Registry"],
  officer: ["Tietosuojavastaava", "Dataskyddsombud", "Data protection officer"],
  complaints: ["Valitukset", "Klagomål", "Complaints"],
  "complaints-how": [
    "Voitte valittaa henkilötietojenne käsittelystä tietosuojavaltuutetulle: Tietosuojavaltuutetun toimisto, PL 800, 00531 Helsinki, tietosuoja.fi",
    "Ni kan klaga på behandlingen av era personuppgifter hos dataombudsmannen: Dataombudsmannens byrå, PB 800, 00531 Helsingfors, tietosuoja.fi/sv",
    "You can complain about the processing of your personal data to the Data Protection Ombudsman: Office of the Data Protection Ombudsman, PO Box 800, 00531 Helsinki, Finland, tietosuoja.fi/en",
  ],
} as const;
