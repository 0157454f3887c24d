import type { Employment } from "@tallenne/testkit";

/** The invented staff of the demonstration (screens §5). Those with a card sign the commitment themselves, on screen. */
export const staff = {
  ag: {
    name: "Sanna Ketovuori",
    signInName: "sanna.ketovuori",
    agentKeys: ["agent-204"],
    rights: [{ role: "ag" }],
  },
  tl: { name: "Minna Kallioranta", signInName: "minna.kallioranta", rights: [{ role: "tl" }] },
  qa: { name: "Joel Rinnekangas", signInName: "joel.rinnekangas", rights: [{ role: "qa" }] },
  ch: {
    name: "Pirjo Salmivaara",
    signInName: "pirjo.salmivaara",
    unit: "reklamaatiot",
    rights: [{ role: "ch" }],
  },
  rc: {
    name: "Marketta Uusiniitty",
    signInName: "marketta.uusiniitty",
    unit: "kirjaamo",
    rights: [{ role: "rc" }],
  },
  os: {
    name: "Kaj Söderlund",
    signInName: "kaj.soderlund",
    unit: "asiakaspalvelupiste",
    language: "sv",
    rights: [{ role: "os" }],
  },
  de: { name: "Aarno Lehtisaari", signInName: "aarno.lehtisaari", unit: "johto", rights: [{ role: "de" }] },
  dp: {
    name: "Leena Kuusisalo",
    signInName: "leena.kuusisalo",
    unit: "tietosuoja",
    rights: [{ role: "dp" }],
  },
  au: {
    name: "Outi Rantakangas",
    signInName: "outi.rantakangas",
    unit: "tietosuoja",
    rights: [{ role: "au" }],
  },
} as const satisfies Record<string, Employment>;

/** The administrator with a card comes last: from then on no administrator approves alone. */
export const administratorCard: Employment = {
  name: "Timo Harjukoski",
  signInName: "timo.harjukoski",
  unit: "hallinto",
  rights: [{ role: "aa" }],
};

/** Staff whose pages come later, and colleagues who prepare what the cards meet: they have no card. */
export const colleagues = {
  adviser: {
    name: "Ilkka Raitanen",
    signInName: "ilkka.raitanen",
    agentKeys: ["agent-117"],
    rights: [{ role: "ag" }],
  },
} as const satisfies Record<string, Employment>;

/** They act before the demonstration opens, commitment signed: coaching, a drawn sample, an evaluation, complaint with its hold, requests from the paper to the decision. */
export const preparers = {
  lead: { name: "Raija Vuorela", signInName: "raija.vuorela", rights: [{ role: "tl" }] },
  trainer: { name: "Elina Haavikko", signInName: "elina.haavikko", rights: [{ role: "qa" }] },
  complaints: {
    name: "Tuomo Peltoniemi",
    signInName: "tuomo.peltoniemi",
    unit: "reklamaatiot",
    rights: [{ role: "ch" }],
  },
  checker: {
    name: "Irja Metsälampi",
    signInName: "irja.metsalampi",
    unit: "reklamaatiot",
    rights: [{ role: "ch" }],
  },
  clerk: {
    name: "Hannele Kortesaari",
    signInName: "hannele.kortesaari",
    unit: "kirjaamo",
    rights: [{ role: "rc" }],
  },
  decider: { name: "Osmo Vainiola", signInName: "osmo.vainiola", unit: "johto", rights: [{ role: "de" }] },
} as const satisfies Record<string, Employment>;
