import { idOf } from "../scalar.ts";
import { z } from "zod";

export const nothing = z.strictObject({}).meta({ description: "Nothing.", example: {} });

export const contactId = idOf("contact", "A contact.");

export const contactIds = (most: number) =>
  z.array(contactId).max(most).meta({ description: "Contacts.", example: [] });
