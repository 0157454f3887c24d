import { AsyncLocalStorage } from "node:async_hooks";

/** The id of the request on whose behalf something runs: it travels with calls to peers, so that their logs name the same request. */
export const requestScope = new AsyncLocalStorage<string>();

/** The field in which it travels between services. */
export const requestIdHeader = "tallenne-request";
