export type Language = "fi" | "sv" | "en";

const known = new Set<string>(["fi", "sv", "en"]);

/**
 * The staff language a caller asks for by Accept-Language (RFC 9110 §12.5.4), or undefined when none of ours is named. The highest
 * weight wins, among equals the first; `*` asks for none.
 */
export function languageOf(accepted: string | undefined): Language | undefined {
  if (accepted === undefined || accepted.length > 500) return undefined;
  let best: Language | undefined;
  let bestWeight = 0;
  for (const range of accepted.split(",")) {
    const [tag = "", ...parameters] = range.split(";");
    const language = tag.trim().toLowerCase().split("-")[0] ?? "";
    const weight = weightOf(parameters);
    if (known.has(language) && weight > bestWeight) {
      best = language as Language;
      bestWeight = weight;
    }
  }
  return best;
}

function weightOf(parameters: readonly string[]): number {
  const written = parameters.map((one) => one.trim()).find((one) => one.toLowerCase().startsWith("q="));
  if (written === undefined) return 1;
  const weight = Number(written.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
