/** What a page is given: the opaque ids of its path. */
export interface PageParams {
  readonly params: Readonly<Record<string, string>>;
}
