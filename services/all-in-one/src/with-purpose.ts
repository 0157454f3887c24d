import type { SettingSources } from "@tallenne/runtime";

/** `--purpose production` (or `--purpose=production`) on the command line says the same as TALLENNE_PURPOSE, and louder. */
export function withPurpose(sources: SettingSources, words: readonly string[]): SettingSources {
  const joined = words.find((word) => word.startsWith("--purpose="))?.slice("--purpose=".length);
  const at = words.indexOf("--purpose");
  const purpose = joined ?? (at < 0 ? undefined : (words[at + 1] ?? ""));
  if (purpose === undefined) return sources;
  // An empty word is a mistake the settings will name, not an absent value.
  return { ...sources, environment: { ...sources.environment, TALLENNE_PURPOSE: purpose || "nothing" } };
}
