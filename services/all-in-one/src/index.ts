export { type AllInOne, createAllInOne, type Surroundings } from "./create-all-in-one.ts";
export { allInOneSettings, type AllSettings, loadAllSettings } from "./settings.ts";
export { type Started, startAllInOne, type StartTerms } from "./start-all-in-one.ts";
export { oneSocket, trustBelow, type TrustBelow } from "./trust-below.ts";
export { withPurpose } from "./with-purpose.ts";
