export { AccessibilityStatement } from "./accessibility-statement.tsx";
export { Help } from "./help.tsx";
export { OwnPage } from "./own-page.tsx";
