import { address, everywhere } from "@tallenne/runtime";
import { z } from "zod";

/** Settings of the catalogue. */
export const catalogueSettings = z.object({
  ...everywhere,
  store: address("Where documents are kept: `sqlite:<folder>` or `mongodb://…`.").default(
    "sqlite:./data/store",
  ),
  appealDays: z.coerce.number().int().min(0).max(366).default(30).meta({
    description:
      "Days for which holds of a closed complaint go on; never past twelve months from the recording.",
  }),
  holdsPerProject: z.coerce.number().int().min(0).default(20).meta({
    description:
      "Recordings one quality project may hold before only the data protection officer approves more.",
  }),
  controllers: z.string().optional().meta({
    description:
      "JSON file that names the controllers with their days; without it an evaluation has an invented one, and production makes no letter.",
  }),
  secureMail: z
    .url({ protocol: /^https$/ })
    .optional()
    .meta({
      description:
        "Address of the authority's secure mail, told in every acknowledgement; without it post and counter are told.",
    }),
});
export type CatalogueSettings = z.output<typeof catalogueSettings>;
