import { store } from "../platform/store.ts";

/** When the server last answered an act of this session, epoch milliseconds: its idle time runs from there. */
export const lastUse = store(0);
