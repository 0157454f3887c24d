/**
 * The same value with every stretch of bytes in memory of its own, and that memory: it can then be handed over to another thread instead of being
 * copied, and no part takes a larger whole with it.
 */
export function ownBytes<T>(value: T): { readonly value: T; readonly buffers: ArrayBuffer[] } {
  const buffers: ArrayBuffer[] = [];
  const owned = (one: unknown): unknown => {
    if (one instanceof Uint8Array) {
      const bytes = new Uint8Array(one);
      buffers.push(bytes.buffer);
      return bytes;
    }
    if (Array.isArray(one)) return one.map(owned);
    if (one === null || typeof one !== "object" || Object.getPrototypeOf(one) !== Object.prototype)
      return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, owned(inner)]));
  };
  return { value: owned(value) as T, buffers };
}
