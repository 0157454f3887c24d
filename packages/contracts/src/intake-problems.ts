import { refusal } from "./problem-words.ts";

/** Problems of announcements that wait in quarantine. */
export const intakeProblems = {
  "awaiting-repair": refusal(
    409,
    "administrator",
    "Ilmoitus on karanteenissa; sisältöä ei oteta vastaan.",
    "Anmälan är i karantän; innehållet tas inte emot.",
    "The announcement is in quarantine; no content is taken.",
  ),
  "still-held": refusal(
    422,
    "yourself",
    "Ilmoitus ei vielä läpäise tarkastuksia.",
    "Anmälan klarar ännu inte kontrollerna.",
    "The announcement does not pass the checks yet.",
  ),
  "rejected-by-person": refusal(
    422,
    "administrator",
    "Ilmoitus on hylätty. Sitä ei oteta vastaan.",
    "Anmälan har avvisats. Den tas inte emot.",
    "The announcement was rejected. It is not taken.",
  ),
} as const;
