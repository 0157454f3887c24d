const filters = new Map<number, unknown>();

/** The filters of a list as they were at a history entry; in memory only, so that nothing typed enters the history. */
export function rememberedFilters(key: number): unknown {
  return filters.get(key);
}

export function rememberFilters(key: number, value: unknown): void {
  filters.set(key, value);
}

export function forgetFilters(): void {
  filters.clear();
}
