import { address, everywhere } from "@tallenne/runtime";
import { z } from "zod";

/** Settings of the catalogue. */
export const catalogueSettings = z.object({
  ...everywhere,
  store: address("Where documents are kept: `sqlite:<folder>`.").default("sqlite:./data/store"),
});
export type CatalogueSettings = z.output<typeof catalogueSettings>;
