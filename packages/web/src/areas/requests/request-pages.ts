export { LetterPage } from "./letter-page.tsx";
export { RequestPage } from "./request-page.tsx";
