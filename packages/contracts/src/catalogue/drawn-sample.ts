import { z } from "zod";
import { date, instant, sha256, whole } from "../scalar.ts";
import { lineCode, registerCode } from "../standing.ts";

/** A day is the longest a contact lasts, in minutes. */
const longestMinutes = 1440;

/** By what a sample is drawn (row A4.9): nothing in it leads to a person. */
export const sampleCriteria = {
  register: registerCode,
  line: lineCode,
  from: date("Started on or after."),
  to: date("Started on or before."),
  shortest: whole("At least so long, whole minutes.", longestMinutes).optional(),
  longest: whole("Shorter than so long, whole minutes.", longestMinutes).optional(),
};

/** What of a draw anybody may know: with the contacts at hand it can be drawn again. */
export const sampleProof = {
  seed: sha256("Seed of the draw: thirty-two bytes of chance."),
  population: whole("How many there were to draw from."),
  digest: sha256("Digest of the ids drawn, in order of the draw."),
};

export const drawnSample = z
  .strictObject({ ...sampleCriteria, ...sampleProof, drawnAt: instant("When.") })
  .meta({ description: "How the contacts of a quality project were drawn.", example: {} });
