/** The form that the trainers of the demonstration score calls with, and what one of them said. */
export const callForm = {
  code: "puhelu",
  title: { fi: "Puhelun arviointi", sv: "Bedömning av samtal", en: "Evaluation of a call" },
  items: [
    { fi: "Tervehdys ja esittely", sv: "Hälsning och presentation", en: "Greeting and introduction" },
    { fi: "Tarve selvitetty", sv: "Behovet utrett", en: "Need found out" },
    {
      fi: "Neuvo oli oikea ja ymmärrettävä",
      sv: "Rådet var rätt och begripligt",
      en: "Advice right and clear",
    },
    {
      fi: "Lopetus ja jatko sovittu",
      sv: "Avslut och fortsättning avtalade",
      en: "Close and next step agreed",
    },
  ],
};

/** Scores of a call that was heard, each but the last at its second. */
export const callScores = [
  { item: 0, score: 2, atMs: 1_000 },
  { item: 1, score: 2, atMs: 5_000 },
  { item: 2, score: 1, atMs: 9_000 },
  { item: 3, score: 2 },
];
export const callFeedback =
  "Rauhallinen puhelu ja asiakas sai vastauksen. Kerro vielä, mistä neuvo löytyy verkosta, niin hän voi palata siihen.";
export const calibrationFeedback =
  "Tarve selvisi kahdella kysymyksellä. Neuvo olisi voinut tulla ennen kuin asiakas kysyi sitä itse.";
