export { CaseList } from "./case-list.tsx";
export { CasePage } from "./case-page.tsx";
export { HoldsPage } from "./holds-page.tsx";
