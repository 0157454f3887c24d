const places = new Map<string, number>();

/** Where listening to a contact stopped, milliseconds; kept in memory so that signing again returns to the same second. */
export function lastPlace(contact: string): number {
  return places.get(contact) ?? 0;
}

export function rememberPlaceOf(contact: string, ms: number): void {
  places.set(contact, ms);
}

export function forgetPlaces(): void {
  places.clear();
}
