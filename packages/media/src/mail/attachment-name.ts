/**
 * A file name as a label: the last part of a path, without control characters and without the marks that turn the
 * direction of writing (with them `gpj.exe` shows as `exe.jpg`). At most 255 characters.
 */
export function attachmentName(sent: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? "";
  return Array.from(last.normalize("NFC"))
    .filter((character) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(character))
    .join("")
    .trim()
    .slice(0, 255);
}
