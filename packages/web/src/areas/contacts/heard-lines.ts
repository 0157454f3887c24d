import type { ContactRow } from "@tallenne/contracts";

type Heard = NonNullable<ContactRow["heard"]>[number];

/** One line for each day and role that heard a contact (T-P15), with how often. */
export function heardLines(heard: readonly Heard[]): readonly (Heard & { readonly times: number })[] {
  const lines = new Map<string, Heard & { times: number }>();
  for (const one of heard) {
    const key = `${one.on} ${one.role}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { ...one, times: 1 });
    else line.times += 1;
  }
  return [...lines.values()];
}
