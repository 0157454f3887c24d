import { idOf, instant } from "../scalar.ts";
import { z } from "zod";
import { contactId } from "./shape.ts";

/** Comparing needs two; with more than five nobody reads the differences any longer. */
export const evaluatorsNamed = z
  .array(idOf("person", "An evaluator."))
  .min(2)
  .max(5)
  .meta({ description: "Who scores it blind: two to five people.", example: [] });

/** A contact of a quality project that several score blind, to compare afterwards. */
export const calibrated = z
  .strictObject({ contact: contactId, evaluators: evaluatorsNamed, setAt: instant("When they were named.") })
  .meta({ description: "A calibration.", example: {} });
