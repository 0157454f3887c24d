export { CalibrationsPage } from "./calibrations-page.tsx";
export { ComparisonPage } from "./comparison-page.tsx";
export { FormsPage } from "./forms-page.tsx";
export { SampleList } from "./sample-list.tsx";
export { SamplePage } from "./sample-page.tsx";
