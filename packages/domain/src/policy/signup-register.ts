import type { Register } from "./register.ts";

/**
 * The register of notice B. The notice names no term at all: these are defaults that the controller must confirm or change before the register
 * opens. Its data serve its two purposes only and are never joined with notice A's (B4.3).
 */
export const signupRegister: Register = {
  id: "signup-feedback",
  notice: "B",
  channel: "survey",
  names: {
    fi: "Ilmoittautumis- ja palauterekisteri",
    sv: "Register för anmälningar och respons",
    en: "Event sign-up and feedback",
  },
  lines: [],
  purposes: ["r1", "r2"],
  categories: ["B5.1", "B5.2", "B5.3", "B5.4", "B5.5", "B5.6", "B5.7", "B5.8", "B5.9"],
  bases: [
    { purposes: ["r1"], letter: "e", provision: "1050/2018 4 § 2 kohta" },
    { purposes: ["r2"], letter: "a", provision: "(EU) 2016/679 6 art. 1 kohta a, 7 art." },
  ],
  sensitive: { letter: "a", provision: "(EU) 2016/679 9 art. 2 kohta a; 1050/2018 6 § 2 mom." },
  archival: "destroy",
  rules: [
    {
      kind: "sign-up",
      term: "P30D",
      ceiling: "P30D",
      anchor: "event-end",
      holds: [],
      source: "B4.1",
      configurable: true,
    },
    {
      kind: "feedback",
      term: "P90D",
      ceiling: "P90D",
      anchor: "survey-closing",
      holds: [],
      source: "B4.2",
      configurable: true,
    },
    {
      kind: "diet",
      term: "P1D",
      ceiling: "P1D",
      anchor: "event-end",
      holds: [],
      source: "B5.6",
      configurable: true,
    },
  ],
};
