import type { CalendarDate, ContactDetail, ContactId, RegisterCode } from "@tallenne/domain";
import type { Chance } from "@tallenne/runtime";
import { type Collection, Duplicate } from "@tallenne/store";
import { type ExactRow, type PartitionKey, partitionOf, tokenOf } from "./exact-row.ts";

/** Finds contacts by an exact contact detail, without keeping one in clear. */
export interface ExactIndex {
  add(contact: {
    readonly id: ContactId;
    readonly register: RegisterCode;
    readonly lastDay: CalendarDate;
    readonly details: readonly ContactDetail[];
  }): Promise<void>;
  /** Contacts that have the detail, in no order; the caller asks for each whether it may be shown. */
  find(detail: ContactDetail): Promise<readonly ContactId[]>;
  /** Removes every row of the contacts, and keys of partitions that became empty. Answers rows removed. */
  forget(contacts: readonly ContactId[]): Promise<number>;
  surviving(contacts: readonly ContactId[]): Promise<readonly ContactId[]>;
}

/** More hits of one detail than this are not a person any more but a switchboard. */
const mostHits = 1000;

/** The index over its two collections. */
export function exactIndex(ports: {
  readonly rows: Collection<ExactRow>;
  readonly keys: Collection<PartitionKey>;
  readonly chance: Chance;
}): ExactIndex {
  const { rows, keys, chance } = ports;

  const keyOf = async (partition: string): Promise<string> => {
    const known = await keys.get(partition);
    if (known !== undefined) return known.key;
    try {
      return (await keys.insert({ id: partition, key: Buffer.from(chance.bytes(32)).toString("base64url") }))
        .key;
    } catch (failure) {
      const first = failure instanceof Duplicate ? await keys.get(partition) : undefined;
      if (first === undefined) throw failure;
      return first.key;
    }
  };
  const rowsOf = async (contact: ContactId): Promise<readonly ExactRow[]> =>
    (await rows.find({ where: { field: "contact", is: contact }, limit: 1000 })).rows;

  return {
    add: async ({ id, register, lastDay, details }) => {
      const partition = partitionOf(register, lastDay);
      const key = details.length === 0 ? "" : await keyOf(partition);
      for (const token of new Set(details.map((detail) => tokenOf(key, detail)))) {
        try {
          await rows.insert({ id: `${token}:${id}`, token, contact: id, partition });
        } catch (failure) {
          if (!(failure instanceof Duplicate)) throw failure;
        }
      }
    },
    find: async (detail) => {
      const partitions = await keys.find({ limit: 1000 });
      const tokens = partitions.rows.map(({ key }) => tokenOf(key, detail));
      const hits =
        tokens.length === 0
          ? []
          : (await rows.find({ where: { field: "token", in: tokens }, limit: mostHits })).rows;
      return [...new Set(hits.map(({ contact }) => contact))];
    },
    forget: async (contacts) => {
      const touched = new Set<string>();
      let gone = 0;
      for (const contact of contacts)
        for (const { id, partition } of await rowsOf(contact)) {
          touched.add(partition);
          if (await rows.remove(id)) gone += 1;
        }
      for (const partition of touched)
        if ((await rows.count({ field: "partition", is: partition })) === 0) await keys.remove(partition);
      return gone;
    },
    surviving: async (contacts) => {
      const found = await Promise.all(
        contacts.map(async (contact) => ((await rowsOf(contact)).length > 0 ? [contact] : [])),
      );
      return found.flat();
    },
  };
}
