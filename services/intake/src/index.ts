export { composeIntake } from "./compose.ts";
export { intakeSettings, type IntakeSettings } from "./settings.ts";
