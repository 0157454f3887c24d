/** The reader of folders, fetched when one is brought: the first page of the area does not wait for it. */
export { readDelivery } from "@tallenne/domain";
