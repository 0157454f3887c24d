/** Saves bytes or a text as a file of the person's own machine. The name says what it is, never whom it is about. */
export function saveFile(name: string, content: Blob | string): void {
  const blob =
    typeof content === "string" ? new Blob([content], { type: "application/octet-stream" }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
