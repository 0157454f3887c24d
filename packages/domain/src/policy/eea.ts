/** EU member states and the three EFTA states of the EEA, ISO 3166; Åland has a code of its own. */
const members: ReadonlySet<string> = new Set(
  "AT AX BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" "),
);

/** Whether a country code (ISO 3166-1 alpha-2, upper case) lies in the European Economic Area (rows A9, B8). */
export function isInEea(country: string): boolean {
  return members.has(country);
}
