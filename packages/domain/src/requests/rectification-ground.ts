import { ofGdpr, type Provision } from "./provision.ts";

/** Why a statement is attached to a contact: what it says is wrong, or lacks something (GDPR Art 16). The recording itself is never altered. */
export const rectificationGrounds = ["gdpr-16-inaccurate", "gdpr-16-incomplete"] as const;
export type RectificationGround = (typeof rectificationGrounds)[number];

/** What each means in the words of the reply, and how it is cited. */
export const rectificationProvisions: Readonly<Record<RectificationGround, Provision>> = {
  "gdpr-16-inaccurate": {
    cited: ofGdpr(
      "16 artikla, epätarkka tieto",
      "artikel 16, felaktig uppgift",
      "Article 16, inaccurate data",
    ),
    meaning: {
      fi: "Tieto on virheellinen tai epätarkka.",
      sv: "Uppgiften är felaktig eller inexakt.",
      en: "The data are wrong or inaccurate.",
    },
  },
  "gdpr-16-incomplete": {
    cited: ofGdpr(
      "16 artikla, puutteellinen tieto",
      "artikel 16, ofullständig uppgift",
      "Article 16, incomplete data",
    ),
    meaning: {
      fi: "Tieto on puutteellinen, ja lausuma täydentää sitä.",
      sv: "Uppgiften är ofullständig och kompletteras av utlåtandet.",
      en: "The data are incomplete, and the statement completes them.",
    },
  },
};
