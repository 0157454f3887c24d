import type { Trilingual } from "../trilingual.ts";

/** Codes of the purposes: p0–p8 of the contact centre, r1 and r2 of sign-up and feedback. */
export const purposeCodes = ["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "r1", "r2"] as const;
export type PurposeCode = (typeof purposeCodes)[number];

/** What data may be used for. */
export interface Purpose {
  readonly code: PurposeCode;
  readonly names: Trilingual;
  /** Row of the notice, or the act, that it stands on. */
  readonly source: string;
  /** `metadata`: the purpose never opens content. */
  readonly reach: "content" | "metadata";
}

/** All purposes. Two are never used together, and none is read into another (T-A4.x). */
export const purposes: Readonly<Record<PurposeCode, Purpose>> = {
  p0: purpose("p0", "A4.1", { fi: "Palvelu", sv: "Service", en: "Service" }, "metadata"),
  p1: purpose("p1", "A4.8", {
    fi: "Reklamaation selvittäminen",
    sv: "Utredning av reklamation",
    en: "Complaint verification",
  }),
  p2: purpose("p2", "A4.9", {
    fi: "Toiminnan kehittäminen",
    sv: "Utveckling av verksamheten",
    en: "Development of operations",
  }),
  p3: purpose("p3", "A4.10", { fi: "Valmennus", sv: "Handledning", en: "Coaching" }),
  p4: purpose("p4", "A11.1", {
    fi: "Rekisteröidyn oikeudet",
    sv: "Den registrerades rättigheter",
    en: "Rights of the data subject",
  }),
  p5: purpose("p5", "A8.2", {
    fi: "Luovutus lain nojalla",
    sv: "Utlämnande enligt lag",
    en: "Disclosure by law",
  }),
  p6: purpose(
    "p6",
    "906/2019 17 §",
    {
      fi: "Tietoturva ja vianselvitys",
      sv: "Informationssäkerhet och felsökning",
      en: "Security and fault finding",
    },
    "metadata",
  ),
  p7: purpose(
    "p7",
    "906/2019 21 §",
    { fi: "Säilytysvelvollisuus", sv: "Bevaringsskyldighet", en: "Retention duty" },
    "metadata",
  ),
  p8: purpose("p8", "B12", { fi: "Tutkimuslupa", sv: "Forskningstillstånd", en: "Research permit" }),
  r1: purpose("r1", "B4.1", { fi: "Ilmoittautuminen", sv: "Anmälan", en: "Sign-up" }),
  r2: purpose("r2", "B4.2", { fi: "Palaute", sv: "Respons", en: "Feedback" }),
};

function purpose(
  code: PurposeCode,
  source: string,
  names: Trilingual,
  reach: Purpose["reach"] = "content",
): Purpose {
  return { code, names, source, reach };
}
