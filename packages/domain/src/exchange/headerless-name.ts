/** What an exchange writes without a header, by the ending of the file's name (Asterisk's formats). */
const endings: Readonly<Record<string, { readonly codec: string; readonly rate?: number }>> = {
  alaw: { codec: "alaw" },
  al: { codec: "alaw" },
  ulaw: { codec: "ulaw" },
  ul: { codec: "ulaw" },
  pcm: { codec: "ulaw" },
  mu: { codec: "ulaw" },
  sln: { codec: "pcm16" },
  sln12: { codec: "pcm16", rate: 12_000 },
  sln16: { codec: "pcm16", rate: 16_000 },
  sln32: { codec: "pcm16", rate: 32_000 },
  sln48: { codec: "pcm16", rate: 48_000 },
  g722: { codec: "g722" },
  gsm: { codec: "gsm-6.10" },
};

/** What the name of a recording says of sound without a header: a hint for the announcement; what the bytes say themselves goes first. */
export function headerlessByName(
  name: string,
): { readonly codec: string; readonly rate?: number } | undefined {
  return endings[/\.([a-z0-9]{2,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ""];
}
