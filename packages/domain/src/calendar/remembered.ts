/**
 * `make`, remembering its answers; forgets all of them at `limit`. For pure functions only. The zone database and the calendar library answer
 * in microseconds, and a sweep asks for the same few hundred days a million times.
 */
export function remembered<K, V>(limit: number, make: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    if (answers.size >= limit) answers.clear();
    const answer = make(key);
    answers.set(key, answer);
    return answer;
  };
}
