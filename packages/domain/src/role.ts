import type { Trilingual } from "./trilingual.ts";

/** Codes of the kinds of people the archive knows (domain: roles and the access condition). */
export const roleCodes = [
  "ag",
  "tl",
  "qa",
  "ch",
  "rc",
  "os",
  "dp",
  "aa",
  "au",
  "rs",
  "pt",
  "de",
  "su",
] as const;
export type RoleCode = (typeof roleCodes)[number];

/** Names of the roles. A role gives nothing by itself: what it may do stands in the access policies, everything unnamed is denied. */
export const roles: Readonly<Record<RoleCode, Trilingual>> = {
  ag: { fi: "Palveluneuvoja", sv: "Servicerådgivare", en: "Adviser" },
  tl: { fi: "Tiimin esihenkilö", sv: "Teamchef", en: "Team lead" },
  qa: { fi: "Kouluttaja", sv: "Utbildare", en: "QA trainer" },
  ch: { fi: "Reklamaatiokäsittelijä", sv: "Reklamationshandläggare", en: "Complaints handler" },
  rc: { fi: "Kirjaaja", sv: "Registrator", en: "Registry clerk" },
  os: { fi: "Valvoja", sv: "Övervakare", en: "Supervisor" },
  dp: { fi: "Tietosuojavastaava", sv: "Dataskyddsombud", en: "Data protection officer" },
  aa: { fi: "Ylläpitäjä", sv: "Administratör", en: "Administrator" },
  au: { fi: "Tarkastaja", sv: "Granskare", en: "Auditor" },
  rs: { fi: "Tutkija", sv: "Forskare", en: "Researcher" },
  pt: { fi: "Toimittajan tekninen asiantuntija", sv: "Leverantörens tekniker", en: "Provider technician" },
  de: { fi: "Päätöksentekijä", sv: "Beslutsfattare", en: "Decider" },
  su: { fi: "Rekisteröity", sv: "Registrerad", en: "Data subject" },
};
