export { HealthPage } from "./health-page.tsx";
export { IntakePage } from "./intake-page.tsx";
