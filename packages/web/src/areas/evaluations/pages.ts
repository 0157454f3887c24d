export { EvaluationList } from "./evaluation-list.tsx";
export { EvaluationPage } from "./evaluation-page.tsx";
