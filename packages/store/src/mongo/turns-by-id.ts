/** Lets acts on one id follow one another; those on different ids run at once. */
export function turnsById(): <R>(id: string, act: () => Promise<R>) => Promise<R> {
  const last = new Map<string, Promise<unknown>>();
  return async (id, act) => {
    const before = last.get(id);
    const own = Promise.withResolvers<void>();
    last.set(id, own.promise);
    try {
      await before;
      return await act();
    } finally {
      if (last.get(id) === own.promise) last.delete(id);
      own.resolve();
    }
  };
}
