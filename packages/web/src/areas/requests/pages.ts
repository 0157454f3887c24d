export { LetterPage } from "./letter-page.tsx";
export { RequestDesk } from "./request-desk.tsx";
export { RequestPage } from "./request-page.tsx";
