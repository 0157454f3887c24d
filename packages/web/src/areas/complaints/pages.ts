export function CaseList() {
  return null;
}
export function CasePage() {
  return null;
}
