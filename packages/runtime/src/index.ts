export { type Act, type Clock, type Stop, pause, systemClock } from "./clock.ts";
export { type SetClock, setClock } from "./set-clock.ts";
export { type Calendar, helsinkiCalendar } from "./calendar.ts";
export { type SetCalendar, setCalendar } from "./set-calendar.ts";
export { acceleratedCalendar } from "./accelerated-calendar.ts";
export { type Chance, systemChance } from "./chance.ts";
export { seededChance } from "./seeded-chance.ts";
export { type Secret, Sensitive } from "./sensitive.ts";
export {
  loadSettings,
  loadSettingsOf,
  processSettings,
  type SettingMistake,
  type SettingSources,
  SettingsRefused,
} from "./settings.ts";
export { address, everywhere, secret, type SettingField, settingFields } from "./setting-field.ts";
export { settingsTable } from "./settings-table.ts";
export { createLog, keptLog, type KeptLine, type Log, type LogLevel } from "./log.ts";
export { logFile, type LogFile } from "./log-file.ts";
export type { LogFields, LogValue } from "./log-fields.ts";
export { createLifecycle, type Lifecycle, type Part, type Stopped } from "./lifecycle.ts";
export { type ProcessPort, runProcess } from "./run-process.ts";
export {
  makeFolder,
  readIfPresent,
  removeDurably,
  sweepPartials,
  syncFolder,
  writeDurably,
} from "./durable-file.ts";
export {
  type GivenUp,
  taskThreads,
  type TaskThreads,
  ThreadLost,
  threadsBeside,
  type ThreadTask,
} from "./task-thread.ts";
export { FolderInUse, type FolderLock, lockFolder } from "./folder-lock.ts";
export {
  generatedSecret,
  type KeptPrint,
  mustBeGiven,
  SecretChanged,
  SecretMissing,
} from "./generated-secret.ts";
export { secondsWords, type ShownOn, showWork, type WorkShown } from "./work-shown.ts";
