import { ofGdpr, type Provision } from "./provision.ts";

/** Provisions on which the rectification, erasure or restriction of data is refused, or an objection not heeded. */
export const removalProvisions = {
  "gdpr-16": {
    cited: ofGdpr("16 artikla", "artikel 16", "Article 16"),
    meaning: {
      fi: "Tieto ei ole virheellinen eikä puutteellinen käsittelyn tarkoitukseen nähden.",
      sv: "Uppgiften är varken felaktig eller ofullständig med hänsyn till ändamålet.",
      en: "The data are neither inaccurate nor incomplete for the purpose of the processing.",
    },
  },
  "gdpr-17-1": {
    cited: ofGdpr("17 artiklan 1 kohta", "artikel 17.1", "Article 17(1)"),
    meaning: {
      fi: "Mikään poistamisen edellytyksistä ei täyty.",
      sv: "Ingen av förutsättningarna för radering är uppfylld.",
      en: "None of the conditions for erasure is met.",
    },
  },
  "gdpr-17-3-b": {
    cited: ofGdpr("17 artiklan 3 kohdan b alakohta", "artikel 17.3 b", "Article 17(3)(b)"),
    meaning: {
      fi: "Tietoa tarvitaan lakisääteisen tehtävän hoitamiseen.",
      sv: "Uppgiften behövs för att sköta en lagstadgad uppgift.",
      en: "The data are needed for a statutory task.",
    },
  },
  "gdpr-17-3-d": {
    cited: ofGdpr("17 artiklan 3 kohdan d alakohta", "artikel 17.3 d", "Article 17(3)(d)"),
    meaning: {
      fi: "Tieto on säilytettävä yleisen edun mukaista arkistointia varten.",
      sv: "Uppgiften ska bevaras för arkivering av allmänt intresse.",
      en: "The data must be kept for archiving in the public interest.",
    },
  },
  "gdpr-17-3-e": {
    cited: ofGdpr("17 artiklan 3 kohdan e alakohta", "artikel 17.3 e", "Article 17(3)(e)"),
    meaning: {
      fi: "Tietoa tarvitaan oikeudellisen vaateen laatimiseen, esittämiseen tai puolustamiseen.",
      sv: "Uppgiften behövs för att fastställa, göra gällande eller försvara rättsliga anspråk.",
      en: "The data are needed to establish, exercise or defend a legal claim.",
    },
  },
  "gdpr-18-1": {
    cited: ofGdpr("18 artiklan 1 kohta", "artikel 18.1", "Article 18(1)"),
    meaning: {
      fi: "Mikään käsittelyn rajoittamisen edellytyksistä ei täyty.",
      sv: "Ingen av förutsättningarna för begränsning av behandling är uppfylld.",
      en: "None of the conditions for restriction is met.",
    },
  },
  "act-380-2023-114": {
    cited: {
      fi: "Laki työvoimapalveluiden järjestämisestä (380/2023) 114 §",
      sv: "Lagen om ordnande av arbetskraftsservice (380/2023) 114 §",
      en: "Act on the Organisation of Employment Services (380/2023) section 114",
    },
    meaning: {
      fi: "Oikeutta käsittelyn rajoittamiseen ei sovelleta työvoimapalvelujen asiakastietoihin.",
      sv: "Rätten till begränsning av behandling gäller inte kunduppgifter inom arbetskraftsservicen.",
      en: "The right to restriction does not apply to customer data of employment services.",
    },
  },
  "gdpr-21-1": {
    cited: ofGdpr("21 artiklan 1 kohta", "artikel 21.1", "Article 21(1)"),
    meaning: {
      fi: "Käsittelyyn on huomattavan tärkeä ja perusteltu syy, joka syrjäyttää pyytäjän edut ja oikeudet.",
      sv: "Det finns tvingande berättigade skäl för behandlingen som väger tyngre än den begärandes intressen och rättigheter.",
      en: "There are compelling legitimate grounds for the processing that override the interests and rights of the requester.",
    },
  },
  "gdpr-6-1-c": {
    cited: ofGdpr("6 artiklan 1 kohdan c alakohta", "artikel 6.1 c", "Article 6(1)(c)"),
    meaning: {
      fi: "Käsittely perustuu lakisääteiseen velvoitteeseen, jota vastustamisoikeus ei koske.",
      sv: "Behandlingen grundar sig på en rättslig förpliktelse, som rätten att göra invändningar inte gäller.",
      en: "The processing rests on a legal obligation, to which the right to object does not apply.",
    },
  },
} as const satisfies Readonly<Record<string, Provision>>;
