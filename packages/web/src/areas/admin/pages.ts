export function PeoplePage() {
  return null;
}
export function RegistersPage() {
  return null;
}
export function CommitmentTextPage() {
  return null;
}
