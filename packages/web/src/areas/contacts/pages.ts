export function ContactList() {
  return null;
}
export function ContactPage() {
  return null;
}
