export { composeCatalogue } from "./compose.ts";
export { catalogueSettings, type CatalogueSettings } from "./settings.ts";
