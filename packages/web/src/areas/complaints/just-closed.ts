import { store } from "../../platform/store.ts";

/** True after closing a case, until another is opened: the list says what ended. */
export const caseJustClosed = store(false);
