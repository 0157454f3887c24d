import { store } from "../../platform/store.ts";

/** True after closing a project, until another is opened: the list says what ended. */
export const projectJustClosed = store(false);
