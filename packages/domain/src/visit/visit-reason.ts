import type { Trilingual } from "../trilingual.ts";

/** Why the supervisor holds back, extends or stops the listening (requests-and-visits §7.1: a reason from the list). */
export const controlReasons = {
  "asked-by-citizen": { fi: "asiakas pyysi", sv: "kunden bad om det", en: "the customer asked" },
  interpretation: { fi: "tulkkaus", sv: "tolkning", en: "interpretation" },
  distress: { fi: "asiakas järkyttyi kuulemastaan", sv: "kunden blev upprörd", en: "the customer was upset" },
  "aid-needed": {
    fi: "apuväline tai avustaminen",
    sv: "hjälpmedel eller bistånd",
    en: "an aid or assistance",
  },
  equipment: { fi: "laitevika", sv: "fel i utrustningen", en: "equipment at fault" },
  "wrong-item": {
    fi: "tallenne ei ole asiakkaan",
    sv: "inspelningen är inte kundens",
    en: "not the customer's recording",
  },
  "others-filmed": { fi: "muita kuvattiin", sv: "andra filmades", en: "others were filmed" },
  conduct: { fi: "asiaton käytös", sv: "osakligt uppträdande", en: "misconduct" },
  "no-answer": {
    fi: "valvoja ei vastannut",
    sv: "övervakaren svarade inte",
    en: "the supervisor did not answer",
  },
  "time-up": { fi: "aika loppui", sv: "tiden tog slut", en: "time ran out" },
} as const satisfies Readonly<Record<string, Trilingual>>;

/** Why the office cancels a visit. */
export const cancelReasons = {
  "supervisor-away": { fi: "valvoja estynyt", sv: "övervakaren förhindrad", en: "supervisor unavailable" },
  "room-closed": { fi: "tila pois käytöstä", sv: "rummet ur bruk", en: "room closed" },
  "terminal-broken": { fi: "pääte epäkunnossa", sv: "terminalen ur funktion", en: "terminal out of order" },
  "interpreter-away": { fi: "tulkki estynyt", sv: "tolken förhindrad", en: "interpreter unavailable" },
  "office-closed": { fi: "toimipiste suljettu", sv: "kontoret stängt", en: "office closed" },
} as const satisfies Readonly<Record<string, Trilingual>>;

/** What the citizen chose when the listening was over; a visit may end with none. */
export const followUps = {
  copy: { fi: "jäljennös", sv: "kopia", en: "a copy" },
  correction: { fi: "oikaisu", sv: "rättelse", en: "a correction" },
  complaint: { fi: "valitus", sv: "klagomål", en: "a complaint" },
} as const satisfies Readonly<Record<string, Trilingual>>;

/** Code of a reason to hold back, extend or stop. */
export type ControlReason = keyof typeof controlReasons;
/** Code of a reason to cancel. */
export type CancelReason = keyof typeof cancelReasons;
/** Code of a follow-up. */
export type FollowUp = keyof typeof followUps;

export const controlReasonCodes = Object.keys(controlReasons) as [ControlReason, ...ControlReason[]];
export const cancelReasonCodes = Object.keys(cancelReasons) as [CancelReason, ...CancelReason[]];
export const followUpCodes = Object.keys(followUps) as [FollowUp, ...FollowUp[]];
