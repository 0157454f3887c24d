import { ofGdpr, type Provision } from "./provision.ts";

/** Why something is erased (GDPR Art 17(1)). The list is closed; two different persons name one for each contact. */
export const erasureGrounds = [
  "gdpr-17-1-a",
  "gdpr-17-1-b",
  "gdpr-17-1-c",
  "gdpr-17-1-d",
  "gdpr-17-1-e",
] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

/** What each ground for erasing means, in the words of the reply; and how it is cited. */
export const erasureProvisions: Readonly<Record<ErasureGround, Provision>> = {
  "gdpr-17-1-a": {
    cited: ofGdpr("17 artiklan 1 kohdan a alakohta", "artikel 17.1 a", "Article 17(1)(a)"),
    meaning: {
      fi: "Tietoa ei enää tarvita siihen, mihin se kerättiin.",
      sv: "Uppgiften behövs inte längre för det den samlades in för.",
      en: "The data are no longer needed for what they were collected for.",
    },
  },
  "gdpr-17-1-b": {
    cited: ofGdpr("17 artiklan 1 kohdan b alakohta", "artikel 17.1 b", "Article 17(1)(b)"),
    meaning: {
      fi: "Suostumus, johon käsittely perustui, on peruttu.",
      sv: "Samtycket som behandlingen grundade sig på har återkallats.",
      en: "The consent on which the processing rested was withdrawn.",
    },
  },
  "gdpr-17-1-c": {
    cited: ofGdpr("17 artiklan 1 kohdan c alakohta", "artikel 17.1 c", "Article 17(1)(c)"),
    meaning: {
      fi: "Käsittelyä on vastustettu, eikä sille ole syytä, joka syrjäyttäisi vastustamisen.",
      sv: "Invändning har gjorts mot behandlingen, och inget skäl väger tyngre än den.",
      en: "The processing was objected to, and no ground overrides the objection.",
    },
  },
  "gdpr-17-1-d": {
    cited: ofGdpr("17 artiklan 1 kohdan d alakohta", "artikel 17.1 d", "Article 17(1)(d)"),
    meaning: {
      fi: "Tietoa on käsitelty lainvastaisesti.",
      sv: "Uppgiften har behandlats på ett olagligt sätt.",
      en: "The data were processed unlawfully.",
    },
  },
  "gdpr-17-1-e": {
    cited: ofGdpr("17 artiklan 1 kohdan e alakohta", "artikel 17.1 e", "Article 17(1)(e)"),
    meaning: {
      fi: "Laki velvoittaa poistamaan tiedon.",
      sv: "En rättslig förpliktelse kräver att uppgiften raderas.",
      en: "The law requires the data to be erased.",
    },
  },
};
