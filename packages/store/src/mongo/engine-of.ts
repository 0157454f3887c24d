/** The server by the answer to `buildInfo`, for people; a stand-in says so. */
export function engineOf(build: Readonly<Record<string, unknown>> | undefined): string {
  const words = (word: string) => (typeof build?.[word] === "string" ? build[word] : undefined);
  const standIn = words("secantusVersion");
  return `MongoDB ${words("version") ?? "of unknown version"}${standIn === undefined ? "" : ` (SecantusDB ${standIn})`}`;
}
