export { CommitmentTextPage } from "./commitment-text-page.tsx";
export { PeoplePage } from "./people-page.tsx";
export { RegistersPage } from "./registers-page.tsx";
