export { HeardPage } from "./heard-page.tsx";
export { PromisesPage } from "./promises-page.tsx";
export { StatementsPage } from "./statements-page.tsx";
